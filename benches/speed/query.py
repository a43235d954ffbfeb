"""The same work as `bontot evaluate` on a workspace of the generator, as a query: group scores, total, outcome, quota.

It checks nothing, and it has the rules of the generator's guideline built in.
"""
import sys

import duckdb

folder, shape, output = sys.argv[1:]
year = folder + "/2024"
forms = year + ("/assessments/recognition.csv" if shape == "flat" else "/assessments/recognition/*.csv")
organisation = "organisation" if shape == "flat" else "parse_filename(filename, true)"
text = "all_varchar = true, header = true, delim = ',', quote = '\"'"
duckdb.sql("set threads = 2")
duckdb.sql(f"""
copy (
  with rows as (
    select {organisation} as organisation, substr(criterion, 1, 1) as grp,
           try_cast(self as decimal(9, 2)) as self, try_cast(appraised as decimal(9, 2)) as appraised
    from read_csv('{forms}', {text}{"" if shape == "flat" else ", filename = true"})
  ), scores as (
    select organisation, count(appraised) as given, sum(self) as self, sum(appraised) as total,
           sum(appraised) filter (grp = '1') as g1, sum(appraised) filter (grp = '2') as g2,
           sum(appraised) filter (grp = '3') as g3, sum(appraised) filter (grp = '4') as g4
    from rows group by organisation
  ), cells as (
    select o.id, o.name, o.parent, s.*, try_cast(f.value as integer) as disciplined
    from read_csv('{folder}/organisations.csv', {text}) o
    left join scores s on s.organisation = o.id
    left join read_csv('{year}/facts.csv', {text}) f on f.organisation = o.id
    where o.kind = 'cell'
  ), outcomes as (
    select *, case
        when given < 20 or disciplined is null then null
        when total >= 90 and least(g1, g2, g3, g4) >= 20 and disciplined = 0 then 'xuat-sac'
        when total >= 70 and least(g1, g2, g3, g4) >= 15 and disciplined = 0 then 'tot'
        when total >= 50 then 'hoan-thanh' else 'khong' end as computed
    from cells
  ), ranked as (
    select *, count(*) filter (computed in ('xuat-sac', 'tot')) over (partition by parent) as base,
           rank() over (partition by parent, computed order by total desc) as best,
           count(*) over (partition by parent, computed, total) as tied
    from outcomes
  )
  select id, name, parent, g1, g2, g3, g4, self, total, computed,
         case when computed is null or computed <> 'xuat-sac' then computed
              when best + tied - 1 <= floor(base * 0.2) then 'xuat-sac'
              when best > floor(base * 0.2) then 'tot' else null end as final
  from ranked order by id
) to '{output}' (header, delimiter ',')
""")
