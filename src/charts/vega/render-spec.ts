// From specification to SVG text, without a browser, without `Function` and without reaching for anything outside.
import { parse, View, type Loader, type LoggerInterface } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

/** A loader that refuses everything: a specification that names an address or a file could read what is ours. */
const refusingLoader: Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

function refuse(address: string): Promise<never> {
  return Promise.reject(new Error(`a chart loads nothing, so not ${address.slice(0, 100)}`));
}

/** Renders a specification as SVG text; rejects where any part of it cannot be drawn. */
export async function renderSpec(spec: TopLevelSpec): Promise<string> {
  const errors: unknown[] = [];
  // `ast` with the interpreter: expressions are walked, not compiled, so that nothing in them becomes code.
  const runtime = parse(compile(spec).spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'none', loader: refusingLoader, logger: collect(errors) });
  try {
    const svg = await view.toSVG();
    if (errors.length > 0) throw new Error(`the chart has errors: ${errors.map(String).join('; ')}`);
    return svg;
  } finally {
    view.finalize();
  }
}

/** Vega logs its errors and draws the rest; we would rather have no picture than a wrong one. */
function collect(errors: unknown[]): LoggerInterface {
  const logger: LoggerInterface = {
    level: (() => logger) as LoggerInterface['level'],
    error: (...found: readonly unknown[]) => {
      errors.push(...found);
      return logger;
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
