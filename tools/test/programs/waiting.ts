setInterval(() => undefined, 1000);
console.log(process.pid);
