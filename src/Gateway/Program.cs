using Gateway.Hosting;
using Gateway.OpenApi;

// The document that is committed: dotnet run --project src/Gateway -- openapi ../../docs/openapi.v1.json
if (args is ["openapi", var file])
{
    await File.WriteAllBytesAsync(file, OpenApiDocument.Bytes);
    return;
}

await GatewayApp.Build(args).RunAsync();
