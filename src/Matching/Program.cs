using Matching.Hosting;
using Matching.Hosting.Commands;

if (CommandLine.Knows(args))
{
    return await CommandLine.RunAsync(args);
}

await MatchingApplication.Create(args).RunAsync();
return 0;
