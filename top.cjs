const fs=require('fs');const f=fs.readdirSync('prof').map(x=>'prof/'+x).sort((a,b)=>fs.statSync(b).size-fs.statSync(a).size)[0];const p=JSON.parse(fs.readFileSync(f));
const self=new Map(),byId=new Map(p.nodes.map(n=>[n.id,n]));const dt=p.timeDeltas;p.samples.forEach((s,i)=>self.set(s,(self.get(s)||0)+dt[i]));
const agg=new Map();let tot=0;for(const [id,t] of self){const n=byId.get(id).callFrame;const k=n.functionName+' '+n.url.split('/').slice(-3).join('/')+':'+n.lineNumber;agg.set(k,(agg.get(k)||0)+t);tot+=t}
for(const [k,t] of [...agg].sort((a,b)=>b[1]-a[1]).slice(0,32))console.log((t/1000).toFixed(0).padStart(7),'ms',k);console.log(tot/1000);
