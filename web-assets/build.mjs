// Writes the compiled style sheet and the scripts into the server's static folder, with their licences.
import fs from 'node:fs';
import path from 'node:path';
import * as sass from 'sass';

const out = path.resolve('../server/src/main/resources/static/assets');
fs.mkdirSync(out, { recursive: true });
const css = sass.compile('throughline.scss', {
  loadPaths: ['.', 'node_modules/@ministryofjustice/frontend', 'node_modules/govuk-frontend/dist', 'node_modules'],
  quietDeps: true,
  style: 'compressed',
  silenceDeprecations: ['import'],
});
// No picture of theirs is ours to use: not the crest, and the icons belong to components that no page has.
const own = css.css.replace(/url\([^)]*\)/g, 'none');
fs.writeFileSync(path.join(out, 'throughline.css'), own);
fs.copyFileSync('node_modules/htmx.org/dist/htmx.min.js', path.join(out, 'htmx.min.js'));
const licences = { 'govuk-frontend': 'LICENSE.txt', '@ministryofjustice/frontend': 'LICENSE', 'htmx.org': 'LICENSE' };
for (const [name, file] of Object.entries(licences)) {
  const folder = `node_modules/${name}`;
  const found = [file, 'LICENSE', 'LICENSE.txt', 'LICENSE.md', 'LICENCE'].find(f => fs.existsSync(`${folder}/${f}`));
  if (found) fs.copyFileSync(`${folder}/${found}`, path.join(out, `licence-${name.replace(/[@/]/g, '-').replace(/^-/, '')}.txt`));
}
