using Matching.Hosting;
using Matching.Hosting.Commands;

if (CommandLine.Names(args))
{
    return await CommandLine.RunAsync(args);
}

await MatchingApplication.Create(args).RunAsync();
return 0;
