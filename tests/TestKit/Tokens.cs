using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Hosting.Tokens;
using Matching.People;
using Operations.Bearers;

namespace TestKit;

/// <summary>Makes bearer tokens for tests, with a key that all hosts of this process share.</summary>
public sealed class Tokens(TimeProvider clock)
{
    /// <summary>The key's file, which is there before any host reads it.</summary>
    public static readonly string KeyFile = MakeKey();

    private readonly TokenMint mint = new(new BearerOptions(), TokenKeyFile.ReadOrMake(KeyFile), clock);

    /// <summary>A volunteer of the campaign; the same name is the same person.</summary>
    public string Volunteer(string name, string campaign = "demo") => Make(name, campaign, Role.Volunteer);

    /// <summary>An organiser of the campaign.</summary>
    public string Organiser(string name = "Olive", string campaign = "demo") => Make(name, campaign, Role.Organiser);

    /// <summary>An administrator of the campaign; of the whole service where it is "*".</summary>
    public string Administrator(string name = "Ada", string campaign = Caller.EveryCampaign) => Make(name, campaign, Role.Administrator);

    /// <summary>A token of any content and lifetime.</summary>
    public string Make(string name, string campaign, Role role, TimeSpan? lifetime = null, string? subject = null) =>
        mint.Sign(new Caller(subject ?? TokenMint.SubjectOf(campaign, name), name, campaign, role), lifetime ?? TimeSpan.FromHours(24));

    /// <summary>Sends the token with every call.</summary>
    public static CallInvoker With(CallInvoker invoker, string token) => invoker.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {token}");
        return metadata;
    });

    private static string MakeKey()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("matching-test-").FullName, "token-key.pem");
        TokenKeyFile.ReadOrMake(file);
        return file;
    }
}
