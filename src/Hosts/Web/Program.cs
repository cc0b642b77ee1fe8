using OneCity.Composition;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOneCity(new NodeSettings(builder.Configuration["data"] ?? "var"));
var app = builder.Build();
await Node.Migrate(app.Services);
app.MapGet("/healthz/live", () => "ok");
await app.RunAsync();
