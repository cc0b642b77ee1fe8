using OneCity.Composition;
using OneCity.Web.Components;
using OneCity.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOneCity(new NodeSettings(builder.Configuration["data"] ?? "var"));
builder.Services.AddPages();
builder.Services.AddPageParts();
builder.Services.AddSignIn();
builder.Services.ConfigureHttpJsonOptions(options => OneCity.Http.ApiJson.Apply(options.SerializerOptions));

var app = builder.Build();
await Node.Migrate(app.Services);
app.UseAuthentication();
app.UseAntiforgery();
app.UsePageParts();
app.MapStaticAssets();
app.MapGet("/healthz/live", () => "ok");
app.MapEngines();
app.MapPageParts();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode().WithPageRights();
await app.RunAsync();
