// Bundles one script a picture into the folder given, with the shapes of the map and the licences of all that went in.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "twosource", "web", "static", "built");
const PICTURES = ["timeline", "map", "network", "matrix", "tree"];
const SHAPES = ["countries-110m.json", "countries-50m.json"];

await mkdir(out, { recursive: true });
const result = await build({
  entryPoints: PICTURES.map((name) => join(here, "src", `${name}.js`)),
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  absWorkingDir: here,
});
for (const name of SHAPES) await copyFile(join(here, "node_modules", "world-atlas", name), join(out, name));
await writeFile(join(out, "LICENCES.txt"), await licences(Object.keys(result.metafile.inputs)));

/** The licence text of every package of which a file went into a script, and of the shapes. */
async function licences(inputs) {
  const found = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean);
  const names = [...new Set([...found, "world-atlas"])].sort();
  const texts = await Promise.all(names.map(licence));
  const shapes = "The shapes of the countries are Natural Earth's (naturalearthdata.com), in the public domain, as packed by world-atlas.\n";
  return ["What the scripts in this folder are built from.\n", ...texts, shapes].join("\n" + "-".repeat(72) + "\n");
}

async function licence(name) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return `${name} ${version}, ${license}\n\n${await readFile(join(folder, "LICENSE"), "utf8")}`;
}
