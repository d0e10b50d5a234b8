/** The look of the report page: two color schemes, ink on paper when printed. Colors keep 4.5:1 against their background. */
export const reportStyle = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#ffffff;--ink:#1d2433;--soft:#535c6e;--rule:#dcd8ce;--mentor:#0b6e63;--leader:#8a3d14;--bar:#5a7fb8;--zero:#6b7280}
@media (prefers-color-scheme:dark){:root{--paper:#14171d;--card:#1c2129;--ink:#e9ebef;--soft:#a9b2c0;--rule:#343c48;--mentor:#58c9ba;--leader:#f0a275;--bar:#6f95d1;--zero:#8a94a5}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#333;--rule:#bbb;--mentor:#0b6e63;--leader:#8a3d14;--bar:#8aa4cc;--zero:#555}body{padding:0;font-size:11pt}section{border:0;padding:0;break-inside:auto}figure,tr,blockquote{break-inside:avoid}h2,h3{break-after:avoid}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:50rem;margin:0 auto}
header{padding:0 .25rem 1rem}
.company{margin:0;color:var(--soft);font-weight:600}
h1{margin:.1rem 0 .3rem;font-size:1.75rem;line-height:1.2}
header p{margin:0;color:var(--soft)}
section{margin:0 0 1.25rem;padding:1.25rem 1.5rem;background:var(--card);border:1px solid var(--rule);border-radius:.6rem}
h2{margin:0 0 .9rem;font-size:1.2rem;line-height:1.3}
h3{margin:.6rem 0 .2rem;font-size:1rem}
figure{margin:0 0 1rem;overflow-x:auto}
figure svg+.wide{margin-top:.75rem}
figcaption,.note{margin:.5rem 0 0;color:var(--soft);font-size:.9rem}
svg{display:block;width:100%;min-width:32rem;height:auto;font-size:15px}
svg text{fill:var(--ink)}
svg .small{font-size:13px;fill:var(--soft)}
svg .over{paint-order:stroke;stroke:var(--card);stroke-width:6px}
svg .strong{font-weight:600;fill:var(--ink)}
.bar{fill:var(--bar);fill-opacity:.55}
.bar.open{fill-opacity:.15;stroke:var(--bar);stroke-dasharray:4 3}
.bar.wanted{fill:var(--leader);fill-opacity:.75}
.bar.taught{fill:var(--mentor);fill-opacity:.18;stroke:var(--mentor);stroke-width:1.5}
.grid{stroke:var(--rule);stroke-width:1}
.zero{stroke:var(--zero);stroke-width:1.5}
.whisker{stroke:var(--ink);stroke-width:1.5;fill:none}
.line{fill:none;stroke-width:2}
.line.mentor{stroke:var(--mentor)}
.line.mentee{stroke:var(--leader);stroke-dasharray:6 4}
.mark.mentor{fill:var(--mentor)}
.mark.mentee{fill:var(--leader)}
.mark.plain{fill:var(--ink)}
.mark.hollow{fill:var(--card);stroke:var(--leader);stroke-width:2}
.legend{display:flex;gap:1.25rem;margin:0 0 .5rem;font-size:.9rem;color:var(--soft)}
.legend span{display:inline-flex;align-items:center;gap:.4rem}
svg.key{width:16px;min-width:0;height:16px;flex:none}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.92rem}
th,td{padding:.4rem .6rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{font-weight:400}
th.group{padding-top:.9rem;font-weight:600}
td{white-space:nowrap}
td:last-child{white-space:normal}
td{font-variant-numeric:tabular-nums}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:40rem){section{padding:1rem}td,thead th{white-space:normal}}
blockquote{margin:0 0 .6rem;padding:.2rem 0 .2rem 1rem;border-left:3px solid var(--mentor)}
ul{margin:0;padding-left:1.2rem}
`;
