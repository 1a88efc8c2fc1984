using Matching.Hosting;
using Matching.Hosting.Commands;

if (CommandLine.Names(args))
{
    return await CommandLine.RunAsync(args);
}

if (SecretArguments.Fault(args) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return CommandLine.Misused;
}

await MatchingApplication.Create(args).RunAsync();
return 0;
