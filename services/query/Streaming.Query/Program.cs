using Streaming.Hosting;
using Streaming.Query;

return await StreamingHostRunner.RunAsync(() => QueryHosting.Build(args), static app => app.MapStreamingEndpoints().MapQuery());
