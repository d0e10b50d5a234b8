/** Heights that a frame may have, in rem: the policy of the pages lets no element have a style of its own. */
export const frameHeights = [10, 14, 18, 24, 30, 36, 42];

/** What the pages of a played run need beyond the look of all pages. */
export const playStyle = `
:root{--mine:#f3ead9;--raised:#f1eee6}
@media (prefers-color-scheme:dark){:root{--mine:#33291a;--raised:#262d37}}
main,.top{max-width:76rem;margin:0 auto}
.top{border-bottom:1px solid var(--rule);padding-bottom:.75rem;margin-bottom:1rem}
.top p{margin:0}
.now{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between}
.brand a{color:inherit;text-decoration:none;font-weight:700}
nav,nav ul{max-width:none}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem .25rem;list-style:none;margin:.5rem 0 0;padding:0}
nav li a{display:inline-block;padding:.4rem .75rem;border-radius:.4rem;text-decoration:none}
nav li a:hover{text-decoration:underline}
nav [aria-current]{background:var(--raised);color:var(--ink);font-weight:600}
form{margin:0}
fieldset.clock{border:0;padding:0;margin:.6rem 0 0;display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;min-width:0}
fieldset.clock legend{float:left;padding:0;margin-right:.25rem;color:var(--soft);font-size:.9rem}
button{font:inherit;font-size:.9rem;color:var(--ink);background:var(--raised);border:1px solid var(--rule);border-radius:.4rem;padding:.4rem .8rem;min-height:2.25rem;cursor:pointer}
button:hover{border-color:var(--link)}
button.main{background:var(--link);border-color:var(--link);color:var(--card);font-weight:600;font-size:1rem;padding:.5rem 1.6rem}
button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:2px solid var(--link);outline-offset:2px}
input::file-selector-button{font:inherit;margin-right:.75rem}
input,select,textarea{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:.4rem;padding:.45rem .6rem;width:100%;max-width:100%}
textarea{font:.92rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;resize:vertical}
.field{display:block;margin:.6rem 0}
.field span{display:block;font-size:.9rem;color:var(--soft);margin-bottom:.2rem}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:0 1rem;align-items:end;margin:.5rem 0 1rem}
.inline{display:inline-flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.row{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;justify-content:space-between;padding:.75rem 1.35rem}
.row p{margin:0}
.mine{background:var(--mine)}
.chip{white-space:nowrap;font-size:.85rem;color:var(--soft)}
.row .chip.mine{display:none}
form .chip.mine{text-align:center}
.chip.mine{color:var(--ink);font-weight:600;padding:.1rem .6rem;border-radius:1rem}
.news{background:var(--mine);border-radius:.4rem;padding:.6rem 1rem;margin:0 0 1rem}
.unread{color:var(--in);font-weight:700}
.people td,.people th{vertical-align:middle;overflow-wrap:anywhere}
.people td:nth-child(3) time{white-space:normal}
.people .group{color:var(--ink);font-weight:700;padding-top:1.2rem}
.people .chip{min-width:6.2rem}
.after{margin:.9rem 0 0}
.mails{list-style:none;margin:0;padding:0}
.mails li{padding:.55rem 0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
.mails li:last-child{border-bottom:0}
.mails li>.soft{display:block}
.mails .new .subject{font-weight:700}
.mails [aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
.reader{display:grid;grid-template-columns:19rem minmax(0,1fr);gap:1.25rem;align-items:start}
.reader aside{position:sticky;top:.5rem;max-height:calc(100vh - 1rem);overflow-y:auto;margin-top:1.1rem;padding-right:.25rem}
.reader aside .remark{display:none}
.views ul{margin:.9rem 0;border-bottom:1px solid var(--rule)}
.views li a{border-radius:.4rem .4rem 0 0}
${frameHeights.map((height) => `.h${String(height)}{height:${String(height)}rem}`).join('\n')}
pre.source{max-height:38rem;overflow:auto}
.forms details{padding:.5rem 0;border-bottom:1px solid var(--rule)}
.forms summary{overflow-wrap:anywhere}
.quote summary{font-weight:400;color:var(--link)}
@media (max-width:56rem){.reader{grid-template-columns:minmax(0,1fr)}.reader aside ol{display:none}.reader aside{position:static;margin:0}}
@media (max-width:40rem){
.people thead{position:absolute;left:-99rem}
.people tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1rem .75rem;padding:.6rem 0;border-bottom:1px solid var(--rule)}
.people td,.people th{display:block;border:0;padding:0}
.people tr>:nth-child(n+3),.people .group{grid-column:1/-1}
fieldset.clock legend{float:none;width:100%;padding-bottom:.3rem}
fieldset.clock button{font-size:.85rem;padding:.35rem .6rem}
button{min-height:2.5rem}
nav li a{padding:.4rem .55rem}
.row{padding:.75rem .9rem}
}
`;
