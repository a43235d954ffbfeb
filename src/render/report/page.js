'use strict';
const words = document.body.dataset;

function cell(row, place) {
  const field = row.cells[place];
  return field.dataset.order === undefined ? field.textContent.trim() : field.dataset.order;
}

function sort(table, head, place) {
  const down = head.getAttribute('aria-sort') === 'ascending';
  const body = table.tBodies[0];
  const rows = Array.from(body.rows).map((row) => ({ row, key: cell(row, place) }));
  const isNumber = (key) => key !== '' && !Number.isNaN(Number(key));
  const order = new Intl.Collator('vi', { numeric: true });
  rows.sort((a, b) => {
    const [x, y] = [isNumber(a.key), isNumber(b.key)];
    if (x && y) return Number(a.key) - Number(b.key);
    return x === y ? order.compare(a.key, b.key) : Number(y) - Number(x);
  });
  if (down) rows.reverse();
  rows.forEach(({ row }) => body.append(row));
  table.querySelectorAll('th[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
}

document.querySelectorAll('table[data-sortable]').forEach((table) => {
  Array.from(table.tHead.rows[0].cells).forEach((head, place) => {
    // no button element: those are not painted where a printed table repeats its heads
    const sorter = document.createElement('span');
    sorter.className = 'sorter';
    sorter.setAttribute('role', 'button');
    sorter.tabIndex = 0;
    sorter.title = words.sort;
    sorter.append(...head.childNodes);
    head.append(sorter);
    sorter.addEventListener('click', () => sort(table, head, place));
    sorter.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      sort(table, head, place);
    });
  });
});

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
document.querySelectorAll('.tools').forEach((tools) => { tools.hidden = false; });
document.querySelectorAll('input[data-filters]').forEach((input) => {
  const rows = Array.from(document.querySelectorAll(`#${input.dataset.filters} tbody tr`));
  const texts = rows.map((row) => plain(row.textContent));
  const told = document.getElementById(input.getAttribute('aria-describedby'));
  input.addEventListener('input', () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !wanted.every((word) => texts[place].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = words.filtered.replace('{shown}', shown).replace('{all}', rows.length);
  });
});

document.querySelectorAll('button[data-opens]').forEach((button) => {
  button.addEventListener('click', () => {
    document.querySelectorAll('details.explanation').forEach((part) => { part.open = button.dataset.opens === 'all'; });
  });
});
