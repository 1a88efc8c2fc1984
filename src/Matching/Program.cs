using Matching.Hosting;
using Matching.Hosting.Commands;

if (CommandLine.Knows(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddMatchingOptions();
builder.AddMatchingStorage();
builder.AddMatchingDomain();
builder.AddMatchingAuthentication();
builder.AddMatchingApi();
builder.AddMatchingTelemetry();
builder.AddMatchingHealth();

var app = builder.Build();
app.MapMatching();
await app.RunAsync();
return 0;
