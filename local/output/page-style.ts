/** The look of every page: the report's colors, at 4.5:1 or more against their background in both schemes. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1d2433;--soft:#535c6e;--rule:#dcd8ce;--link:#0b5d8a;--out:#0b6e63;--in:#8a3d14;--bar:#5a7fb8}
@media (prefers-color-scheme:dark){:root{--paper:#14171d;--card:#1c2129;--ink:#e9ebef;--soft:#a9b2c0;--rule:#343c48;--link:#83c3ee;--out:#58c9ba;--in:#f0a275;--bar:#6f95d1}}
*{box-sizing:border-box}
body{margin:0;padding:1.25rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main,nav,header{max-width:64rem;margin:0 auto}
nav{font-size:.9rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:.25rem 1rem}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,iframe:focus-visible{outline:2px solid var(--link);outline-offset:2px}
h1{margin:.5rem 0 .25rem;font-size:1.6rem;line-height:1.25;overflow-wrap:anywhere}
h2{margin:0 0 .75rem;font-size:1.2rem;line-height:1.3}
h3{margin:1rem 0 .4rem;font-size:1rem}
section{margin:1.1rem 0;padding:1.1rem 1.35rem;background:var(--card);border:1px solid var(--rule);border-radius:.6rem}
p{margin:0 0 .5rem}
.soft{color:var(--soft)}
.small{font-size:.88rem}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.3rem 1.25rem;margin:0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.92rem}
th,td{padding:.35rem .9rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
tr:last-child>*{border-bottom:0}
thead th{color:var(--soft);font-weight:600}
tbody th{font-weight:400}
tbody :is(th,td):has(>time){width:1%}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
time,.moment{white-space:nowrap;font-variant-numeric:tabular-nums}
tr[id]{scroll-margin-top:1rem}
tr:target{background:color-mix(in srgb,var(--bar) 18%,transparent)}
.way{white-space:nowrap;font-weight:600}
.way.out{color:var(--out)}
.way.in{color:var(--in)}
code{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{margin:0;font:.92rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
iframe{display:block;width:100%;border:1px solid var(--rule);border-radius:.4rem;background:#fff;color-scheme:light}
summary{cursor:pointer;font-weight:600}
details>*+*{margin-top:.6rem}
svg{display:block;width:100%;min-width:36rem;height:auto}
svg rect{fill:var(--bar)}
svg text{fill:var(--soft);font-size:11px}
svg line{stroke:var(--rule)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.3rem .6rem}
@media (max-width:40rem){section{padding:.9rem}dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
@media print{body{padding:0}section{border:0;padding:0}nav{display:none}}
`;
