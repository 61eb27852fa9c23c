// A front end in small: `make audit` checks that the types made of the API's description carry it, without a cast.
import type { components, paths } from "./api";

type Schemas = components["schemas"];
type Answer<Path extends "/pages/" | "/site/"> = paths[Path]["get"]["responses"][200]["content"]["application/json"];
type Refusal = paths["/pages/"]["get"]["responses"][400]["content"]["application/problem+json"];

export function picture(shown: Schemas["Picture"]): string {
  return shown.url === null ? shown.alt : `<img src="${shown.url}" width="${shown.width}" alt="${shown.alt}">`;
}

export function block(shown: Schemas["BodyBlock"]): string {
  switch (shown.type) {
    case "paragraph":
      return typeof shown.value === "string" ? shown.value : shown.value.map(words).join("");
    case "heading":
    case "subheading":
      return `<h${shown.value.level} id="${shown.value.anchor}">${shown.value.text}</h${shown.value.level}>`;
    case "quote":
      return `${shown.value.text} ${shown.value.person}`;
    case "image":
      return picture(shown.value);
    case "video":
      return shown.value.page.html_url ?? shown.value.title;
    case "fact_box":
      return shown.value.heading;
    case "table":
      return shown.value.rows.map((row) => row.map((cell) => cell ?? "").join("|")).join("\n");
    case "document":
      return shown.value.url;
    case "links":
      return shown.value.links.map((link) => link.label).join(", ");
    default:
      return nothing(shown);
  }
}

export function page(shown: Schemas["Page"]): string {
  return "body" in shown ? shown.body.map(block).join("\n") : shown.title;
}

export function titles(list: Answer<"/pages/">): (string | undefined)[] {
  return list.items.map((item) => item.title);
}

export function menu(site: Answer<"/site/">): string[] {
  return site.navigation.map((link) => link.url);
}

export function mistake(refusal: Refusal): string {
  return `${refusal.parameter ?? refusal.title}: ${refusal.detail}`;
}

function words(node: Schemas["Node"]): string {
  return node.text ?? (node.children ?? []).map(words).join("");
}

function nothing(block: never): never {
  throw new Error(`A block of no kind: ${JSON.stringify(block)}`);
}
