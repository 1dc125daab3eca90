/** The look of an exported page: quiet, one column, light and dark, and on paper. No outside font or picture. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--bg:#fbfbfa;--panel:#fff;--ink:#1d1f23;--ink2:#5b616b;--ink3:#737983;--line:#e7e7e4;--soft:#f3f3f0;--accent:#3b5bdb;--accent-soft:#e9edfc;--warn:#b45309;--ok:#2b7a4b;--bad:#c2363b;--bad-soft:#fbe6e6;--violet:#7048b6;--violet-soft:#f4effb}
@media (prefers-color-scheme:dark){:root{--bg:#15171a;--panel:#1b1e22;--ink:#e8eaed;--ink2:#a6adb8;--ink3:#8a929e;--line:#2b2f35;--soft:#22262b;--accent:#8da2fb;--accent-soft:#232b47;--warn:#e0a458;--ok:#6cc08b;--bad:#ee8286;--bad-soft:#402224;--violet:#b79bea;--violet-soft:#2a2438}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--panel);color:var(--ink);font:15px/1.62 Inter,"Inter Variable",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;-webkit-font-smoothing:antialiased;text-rendering:optimizeLegibility}
main{max-width:796px;margin:0 auto;padding:40px 24px 72px}
h1{font-size:27px;line-height:1.22;letter-spacing:-.018em;margin:0 0 10px;font-weight:680;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:16.5px;line-height:1.3;letter-spacing:-.01em;font-weight:650;margin:34px 0 8px}
h2 small{font-weight:450;color:var(--ink3);font-size:12.5px;letter-spacing:0;margin-left:6px}
h3{font-size:15px;margin:22px 0 6px}
p{margin:0 0 10px;text-wrap:pretty;overflow-wrap:anywhere}
ul,ol{margin:0 0 10px;padding-left:20px}li{margin:0 0 6px;overflow-wrap:anywhere}li::marker{color:var(--ink3)}
.task-list-item{list-style:none}.task-list-item>input{margin:0 4px 0 -18px}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
.meta{display:flex;flex-wrap:wrap;gap:5px 14px;color:var(--ink2);font-size:13px;margin:0 0 20px;align-items:center}
.chip{font-size:12px;font-weight:560;padding:1px 8px;border-radius:5px;background:var(--soft);color:var(--ink2)}
.chip.severity{background:var(--bad-soft);color:var(--bad);font-weight:620}
.strip{display:block;margin:6px 0 10px}.graph{margin:10px 0 14px}.narrow{display:none}
sup{line-height:0;font-size:inherit;vertical-align:baseline}
sup a{font-size:10.5px;font-weight:600;text-decoration:none;color:var(--accent);background:var(--accent-soft);border-radius:4px;padding:1px 4px;margin-left:3px;vertical-align:3px;font-variant-numeric:tabular-nums}
sup a:hover{background:var(--accent);color:var(--panel)}
.scroll{overflow-x:auto;margin:0 0 12px}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.5}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.wide thead{position:static;width:auto;height:auto;clip-path:none}
th{text-align:left;font-weight:560;color:var(--ink3);font-size:12px;padding:5px 10px 5px 4px;border-bottom:1px solid var(--line)}
td{padding:6px 10px 6px 4px;border-bottom:1px solid var(--line);vertical-align:baseline;overflow-wrap:anywhere}
tr:first-child td{border-top:1px solid var(--line)}
td:first-child{white-space:nowrap;color:var(--ink2);font-variant-numeric:tabular-nums}
.facts td:first-child{width:132px}.facts td:first-child strong{font-weight:500;color:var(--ink3)}
.rows td:nth-child(2){white-space:nowrap;font-size:12px;font-weight:560;color:var(--ink2)}
.rows td:nth-child(4){color:var(--ink3);font-size:12.5px;text-align:right;white-space:nowrap;padding-right:2px}
.tone:before{content:"";display:inline-block;width:7px;height:7px;border-radius:9px;background:var(--ink3);margin-right:7px}
.bad:before{background:var(--bad)}.warn:before{background:var(--warn)}.info:before{background:var(--accent)}.ok:before{background:var(--ok)}.think:before{background:var(--violet)}
.nothing{color:var(--ink3)}
.questions{background:var(--violet-soft);border-radius:8px;padding:14px 18px 8px;margin-top:30px}.questions h2{margin:0 0 6px;color:var(--violet)}
.evidence{font-size:12.5px;line-height:1.5;color:var(--ink2);padding-left:30px}.evidence li{margin:0 0 5px}.evidence li:target,sup a:target{background:var(--accent-soft);border-radius:4px}
.evidence q{quotes:"“" "”";color:var(--ink)}.back{text-decoration:none;margin-left:4px}
pre{background:var(--soft);padding:10px 12px;border-radius:7px;overflow-x:auto;font-size:13px}code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em}
blockquote{margin:0 0 10px;padding-left:12px;border-left:2px solid var(--line);color:var(--ink2)}
.callout{margin:0 0 12px;padding:10px 14px 2px;border-radius:8px;background:var(--soft);border-left:3px solid var(--accent)}.callout-title{font-weight:620;font-size:12.5px;margin:0 0 4px;color:var(--accent)}
.callout-tip{border-color:var(--ok)}.callout-tip .callout-title{color:var(--ok)}.callout-important{border-color:var(--violet)}.callout-important .callout-title{color:var(--violet)}
.callout-warning{border-color:var(--warn)}.callout-warning .callout-title{color:var(--warn)}.callout-caution{border-color:var(--bad)}.callout-caution .callout-title{color:var(--bad)}
hr{border:0;border-top:1px solid var(--line);margin:22px 0}h4,h5,h6{font-size:13.5px;margin:18px 0 4px}td[align=center],th[align=center]{text-align:center}td[align=right],th[align=right]{text-align:right}
.wide td:first-child{white-space:normal;color:inherit}
footer{margin-top:36px;color:var(--ink3);font-size:12px}
@media (max-width:560px){.broad{display:none}.narrow{display:block}main{padding:24px 16px 48px}h1{font-size:23px}.rows td:nth-child(4){display:none}}
@media print{:root{--bg:#fff;--panel:#fff;--ink:#000;--ink2:#333;--ink3:#555;--line:#ccc;--soft:#eee;--accent:#1a3aa8;--accent-soft:#eef;--warn:#8a4300;--ok:#1d5c38;--bad:#991f24;--bad-soft:#fbe6e6;--violet:#523289;--violet-soft:#f6f2fc}
body{font-size:10.5pt;line-height:1.5}main{max-width:none;padding:0}h2{break-after:avoid}tr,li,.strip,.questions,.callout{break-inside:avoid}a{text-decoration:none}.back{display:none}@page{margin:18mm 16mm}}
`.trim();
