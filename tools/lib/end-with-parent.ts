// Loaded before the program itself: when the process that started it is gone, so is the channel to it, and the program is asked to end.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
// Processes that the program forks have channels of their own, and inherit its options.
process.execArgv = process.execArgv.filter((option) => option !== `--import=${import.meta.url}`);
