// Writes the compiled style sheet and the scripts into the server's static folder, with their licences, and the fonts of printed sheets beside it.
import { createHash } from 'node:crypto';
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
// A test compares both, so that neither is changed without the other.
const sha256 = text => createHash('sha256').update(text).digest('hex');
const told = `/* source ${sha256(fs.readFileSync('throughline.scss'))} rules ${sha256(own)} */`;
fs.writeFileSync(path.join(out, 'throughline.css'), `${own}\n${told}\n`);
fs.copyFileSync('node_modules/htmx.org/dist/htmx.min.js', path.join(out, 'htmx.min.js'));
const licences = { 'govuk-frontend': 'LICENSE.txt', '@ministryofjustice/frontend': 'LICENSE', 'htmx.org': 'LICENSE' };
for (const [name, file] of Object.entries(licences)) {
  const folder = `node_modules/${name}`;
  const found = [file, 'LICENSE', 'LICENSE.txt', 'LICENSE.md', 'LICENCE'].find(f => fs.existsSync(`${folder}/${f}`));
  if (found) fs.copyFileSync(`${folder}/${found}`, path.join(out, `licence-${name.replace(/[@/]/g, '-').replace(/^-/, '')}.txt`));
}

// Whole fonts, because a printed sheet carries what it needs of them inside; no page loads them.
const fonts = path.resolve('../server/src/main/resources/fonts');
const noto = 'node_modules/@expo-google-fonts/noto-sans';
fs.mkdirSync(fonts, { recursive: true });
fs.copyFileSync(`${noto}/400Regular/NotoSans_400Regular.ttf`, path.join(fonts, 'noto-sans-400.ttf'));
fs.copyFileSync(`${noto}/700Bold/NotoSans_700Bold.ttf`, path.join(fonts, 'noto-sans-700.ttf'));
fs.copyFileSync(`${noto}/LICENSE_FONT`, path.join(fonts, 'licence-noto-sans.txt'));
