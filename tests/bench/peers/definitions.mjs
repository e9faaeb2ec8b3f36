// The plan's questions in the words of each engine. What is asked comes from our own question table; what the values
// are, from the plan that is laid before all of them.

/** JSON Schema for RJSF. */
export function jsonSchema(form) {
  const root = group(form.title);
  for (const section of form.sections)
    for (const item of section.items) {
      if (item.cells) {
        const row = group(item.one);
        for (const cell of item.cells) row.properties[cell.path] = ofQuestion(cell);
        place(root, item.path).properties[last(item.path)] = { type: 'array', title: item.label, maxItems: item.most, items: row };
      } else place(root, item.path).properties[last(item.path)] = ofQuestion(item);
    }
  return root;
}

function ofQuestion({ label: title, kind, most, choices }) {
  switch (kind) {
    case 'date': return { type: 'string', format: 'date', title };
    case 'integer': return { type: 'integer', title, minimum: 0, maximum: most };
    case 'yes_no': return { type: 'boolean', title };
    case 'choice': return { type: 'string', title, oneOf: choices.map(([code, words]) => ({ const: code, title: words })) };
    default: return { type: 'string', title, maxLength: most };
  }
}

const group = title => ({ type: 'object', title, properties: {} });
const last = path => path.split('.').at(-1);

/** The object a path stands in, made when it is missing. */
function place(root, path) {
  let here = root;
  for (const part of path.split('.').slice(0, -1)) here = here.properties[part] ??= group(part);
  return here;
}

/** SurveyJS: one page, rows as dynamic matrices, which is how it lays out a table. */
export function survey(form) {
  const elements = form.sections.map(section => ({
    type: 'panel', name: section.id, title: section.title,
    elements: section.items.map(item => item.cells
      ? { type: 'matrixdynamic', name: flat(item.path), title: item.label, rowCount: 0, maxRowCount: item.most,
        columns: item.cells.map(cell => ({ ...element(cell), name: cell.path, cellType: element(cell).type })) }
      : element(item)),
  }));
  // the answers follow every key, as with the others; otherwise the model hears of them when the field is left
  return { title: form.title, textUpdateMode: 'onTyping', widthMode: 'responsive', elements };
}

function element({ path, label: title, kind, most, choices, required: isRequired }) {
  const name = flat(path);
  switch (kind) {
    case 'date': return { type: 'text', inputType: 'date', name, title, isRequired };
    case 'integer': return { type: 'text', inputType: 'number', min: 0, max: most, name, title, isRequired };
    case 'yes_no': return { type: 'boolean', name, title, isRequired };
    case 'choice': return { type: 'dropdown', renderAs: 'select', name, title, isRequired, choices: choices.map(([value, text]) => ({ value, text })) };
    default: return { type: 'text', maxLength: most, name, title, isRequired };
  }
}

const flat = path => path.replaceAll('.', '_');

/** The answers by the names SurveyJS knows them by. */
export function surveyAnswers(form) {
  const answers = {};
  for (const item of form.sections.flatMap(section => section.items)) {
    const value = item.path.split('.').reduce((here, part) => here?.[part], form.body);
    if (value !== undefined) answers[flat(item.path)] = value;
  }
  return answers;
}

/** An XForm as XLSForm tools write it, with the answers in its primary instance. */
export function xform(form) {
  const items = form.sections.flatMap(section => section.items);
  const escape = text => String(text).replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
  const type = { date: 'date', integer: 'int', yes_no: 'string', choice: 'string' };
  const value = (item, of) => item.path.split('.').reduce((here, part) => here?.[part], of) ?? '';
  const node = (name, text) => `<${name}>${escape(text)}</${name}>`;
  const instance = items.map(item => item.cells
    ? value(item, form.body).map(row => `<${flat(item.path)}>${item.cells.map(cell => node(cell.path, value(cell, row))).join('')}</${flat(item.path)}>`).join('')
    : node(flat(item.path), value(item, form.body))).join('');
  const bind = (ref, { kind, most, required }) =>
    `<bind nodeset="${ref}" type="${type[kind] ?? 'string'}"${required ? ' required="true()"' : ''}${kind === 'integer' ? ` constraint=". &lt;= ${most}"` : ''}/>`;
  const binds = items.flatMap(item => item.cells
    ? item.cells.map(cell => bind(`/data/${flat(item.path)}/${cell.path}`, cell))
    : [bind(`/data/${flat(item.path)}`, item)]).join('');
  const control = (ref, { label, kind, choices }) => {
    const options = kind === 'yes_no' ? [['true', 'Ja'], ['false', 'Nei']] : choices;
    return kind === 'choice' || kind === 'yes_no'
      ? `<select1 ref="${ref}" appearance="minimal"><label>${escape(label)}</label>${options.map(([code, words]) => `<item><label>${escape(words)}</label><value>${code}</value></item>`).join('')}</select1>`
      : `<input ref="${ref}"><label>${escape(label)}</label></input>`;
  };
  const controls = form.sections.map(section => `<group><label>${escape(section.title)}</label>${section.items.map(item => {
    const ref = `/data/${flat(item.path)}`;
    return item.cells
      ? `<group ref="${ref}"><label>${escape(item.label)}</label><repeat nodeset="${ref}">${item.cells.map(cell => control(`${ref}/${cell.path}`, cell)).join('')}</repeat></group>`
      : control(ref, item);
  }).join('')}</group>`).join('');
  return `<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>${escape(form.title)}</h:title><model><instance><data id="plan">${instance}</data></instance>${binds}</model></h:head><h:body>${controls}</h:body></h:html>`;
}
