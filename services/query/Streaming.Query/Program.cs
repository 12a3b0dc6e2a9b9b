using Streaming.Hosting;
using Streaming.Query;

const int defaultHttpPort = 9466;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddStreamingHosting(args, defaultHttpPort, QueryHosting.Listeners);
builder.AddQuery(args);

return await builder.Build().RunStreamingAsync(static app => app.MapStreamingEndpoints().MapQuery());
