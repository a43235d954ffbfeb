"""The same work as `bontot evaluate` on a workspace of the generator, as a query, with the rules of the generator's
guideline built in.

`sums` works out group scores, total, outcome and quota, and takes every row for a sound one. `whole` also checks the
rows and the register, gives the reasons, holds the notes of all organisations against each other and takes the digests
of what was read: what the program does besides, as far as a query can say it.
"""
import sys

import duckdb

folder, shape, output, extent = sys.argv[1:]
whole = extent == "whole"
year = folder + "/2024"
register, facts = folder + "/organisations.csv", year + "/facts.csv"
forms = year + ("/assessments/recognition.csv" if shape == "flat" else "/assessments/recognition/*.csv")
organisation = "organisation" if shape == "flat" else "parse_filename(filename, true)"
text = "all_varchar = true, header = true, delim = ',', quote = '\"'"
read_forms = f"read_csv('{forms}', {text}{'' if shape == 'flat' else ', filename = true'})"
groups = [1, 2, 3, 4]

duckdb.sql("set threads = 2")


def one(query):
    """The only value that a query gives."""
    [(value,)] = duckdb.sql(query).fetchall()
    return value


def check():
    """Stops at a row that could not be taken; says how many notes serve several organisations."""
    duckdb.sql(f"""
      create temp table rows as
      select {organisation} as organisation, criterion, self, appraised, evidence, note from {read_forms}
    """)
    known = [f"{group}.{line}" for group in groups for line in range(1, 6)]
    broken = one(f"""
      select count(*) from rows
      where not list_contains({known}, criterion)
         or organisation not in (select id from read_csv('{register}', {text}))
         or coalesce(self, '') <> '' and coalesce(try_cast(self as decimal(9, 2)) not between 0 and 5, true)
         or coalesce(appraised, '') <> '' and coalesce(try_cast(appraised as decimal(9, 2)) not between 0 and 5, true)
         or nfc_normalize(note) <> note or nfc_normalize(evidence) <> evidence
         or regexp_matches(note, '[\\x00-\\x1F\\x7F]') or regexp_matches(evidence, '[\\x00-\\x1F\\x7F]')
    """)
    doubled = one("select count(*) - count(distinct (organisation, criterion)) from rows")
    orphans = one(f"""
      select count(*) from read_csv('{register}', {text}) o
      where parent is not null and parent not in (select id from read_csv('{register}', {text}))
    """)
    if broken or doubled or orphans:
        sys.exit(f"{broken} broken, {doubled} doubled, {orphans} without a parent")
    shared = one("""
      select count(*) from (
        select strip_accents(lower(note)) as words from rows where len(string_split(note, ' ')) >= 6
        group by words having min(organisation) <> max(organisation)
      )
    """)
    bare = one("""
      select count(*) from (
        select organisation from rows group by organisation
        having bool_and(appraised = '5') and not bool_or(coalesce(note, '') <> '' or coalesce(evidence, '') <> '')
      )
    """)
    print(f"{shared + bare} findings")


def take_digests(*files):
    for file in files:
        duckdb.sql(f"select filename, sha256(content) from read_blob('{file}')").fetchall()


# why an organisation does not stand higher, as a text
points = ", ".join(
    f"case when g{group} < 20 then concat('nhóm {group} ', g{group}, '/25 điểm (', g{group} * 4, '%)') end"
    for group in groups
)
reasons = f"""concat_ws('; ',
    case when computed = 'xuat-sac' and final = 'tot' then 'hạ xuống vì vượt tỷ lệ khống chế' end,
    case when given < 20 or disciplined is null then 'thiếu số liệu' end,
    case when total < 90 then concat('tổng ', total, '/100 điểm; yêu cầu từ 90 trở lên') end,
    case when least(g1, g2, g3, g4) < 20
         then concat('chưa đạt: ', concat_ws(', ', {points}), '; yêu cầu mỗi nhóm từ 80% trở lên') end,
    case when disciplined > 0 then 'có đảng viên bị kỷ luật' end,
    case when total < 70 then concat('tổng ', total, '/100 điểm; yêu cầu từ 70 trở lên') end) as reasons"""

if whole:
    check()
duckdb.sql(f"""
copy (
  with scored as (
    select {"organisation" if whole else organisation} as organisation, substr(criterion, 1, 1) as grp,
           try_cast(self as decimal(9, 2)) as self, try_cast(appraised as decimal(9, 2)) as appraised
    from {"rows" if whole else read_forms}
  ), scores as (
    select organisation, count(appraised) as given, sum(self) as self, sum(appraised) as total,
           {", ".join(f"sum(appraised) filter (grp = '{group}') as g{group}" for group in groups)}
    from scored group by organisation
  ), cells as (
    select o.id, o.name, o.parent, s.*, try_cast(f.value as integer) as disciplined
    from read_csv('{register}', {text}) o
    left join scores s on s.organisation = o.id
    left join read_csv('{facts}', {text}) f on f.organisation = o.id
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
  ), decided as (
    select *, case when computed is null or computed <> 'xuat-sac' then computed
                   when best + tied - 1 <= floor(base * 0.2) then 'xuat-sac'
                   when best > floor(base * 0.2) then 'tot' else null end as final
    from ranked
  )
  select id, name, parent, g1, g2, g3, g4, self, total, computed, final{f", {reasons}" if whole else ""}
  from decided order by id
) to '{output}' (header, delimiter ',')
""")
if whole:
    take_digests(register, facts, forms, output)
