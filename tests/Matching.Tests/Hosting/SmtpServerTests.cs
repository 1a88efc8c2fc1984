using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Hosting.Mail;
using Matching.People.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TestKit;

namespace Matching.Tests.Hosting;

/// <summary>Handing letters to a real mail server (npm <c>smtp-server</c>).</summary>
public sealed class SmtpServerTests : IDisposable
{
    private const string User = "lifts";
    private const string Password = "a-password-of-this-test";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-smtp-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_letter_is_handed_over_as_it_is_written_and_marked_as_sent_by_a_program()
    {
        await using var server = await StartAsync();
        Assert.Equal(Delivery.Taken, await server.SendAsync(Letter("ann@example.org")));
        var taken = await server.LetterAsync();
        Assert.Equal("lifts@example.org", (string)taken["from"]!);
        Assert.Equal("ann@example.org", (string)taken["to"]!.AsArray().Single()!);
        var (head, body) = Parts(taken);
        Assert.Contains("Subject: 123456 is your sign-in code", head);
        Assert.Contains("Auto-Submitted: auto-generated", head);
        Assert.Contains("Your code: 123456", body, StringComparison.Ordinal);
        Assert.False((bool)taken["secure"]!);
    }

    [Fact]
    public async Task Who_does_not_exist_is_refused_for_good_and_whatever_may_pass_is_tried_again()
    {
        await using var server = await StartAsync();
        Assert.Equal(Delivery.Bounced, await server.SendAsync(Letter("nobody@example.org")));
        Assert.Equal(Delivery.Later, await server.SendAsync(Letter("full@example.org")));
        Assert.Equal(Delivery.Later, await server.SendAsync(Letter("busy@example.org")));
        Assert.Equal(0, server.Letters);
    }

    [Fact]
    public async Task A_letter_that_the_server_will_have_in_no_case_is_not_sent_for_ever()
    {
        await using var server = await StartAsync();
        Assert.Equal(Delivery.Refused, await server.SendAsync(Letter("disliked@example.org")));
        Assert.Equal(0, server.Letters);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_the_time_that_the_operator_set()
    {
        await using var server = await StartAsync(timeout: TimeSpan.FromSeconds(1));
        Assert.Equal(Delivery.Later, await server.SendAsync(Letter("silent@example.org")));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        var server = await StartAsync();
        await server.DisposeAsync();
        Assert.Equal(Delivery.Later, await server.SendAsync(Letter("ann@example.org")));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_where_it_is_asked_for()
    {
        await using var server = await StartAsync(encrypted: true);
        Assert.Equal(Delivery.Later, await server.SendAsync(Letter("ann@example.org")));
        Assert.Equal(0, server.Recipients);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_nothing_not_even_the_password()
    {
        await using var server = await StartAsync(encrypted: true, starttls: true, user: true);
        Assert.Equal(Delivery.Later, await server.SendAsync(Letter("ann@example.org")));
        Assert.Equal(0, server.Recipients);
    }

    [Fact]
    public async Task The_password_is_shown_and_a_wrong_one_is_an_operators_fault_that_is_tried_again()
    {
        await using var server = await StartAsync(user: true);
        Assert.Equal(Delivery.Taken, await server.SendAsync(Letter("ann@example.org")));
        Assert.Equal(User, (string)(await server.LetterAsync())["user"]!);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "password"), "another", Cancel);
        Assert.Equal(Delivery.Later, await server.SendAsync(Letter("ann@example.org")));
        Assert.Equal(0, server.Letters);
    }

    [Theory]
    [InlineData("Code\r\nBcc: eve@example.com\r\nX-Planted: yes")]
    [InlineData("Code\nBcc: eve@example.com")]
    [InlineData("Code\r\n\r\nA body of mine")]
    public async Task Whatever_stands_in_a_subject_makes_no_header_no_recipient_and_no_body(string subject)
    {
        await using var server = await StartAsync();
        Assert.Equal(Delivery.Taken, await server.SendAsync(Letter("ann@example.org") with { Subject = subject }));
        var taken = await server.LetterAsync();
        var (head, body) = Parts(taken);
        Assert.Equal("ann@example.org", (string)taken["to"]!.AsArray().Single()!);
        Assert.DoesNotContain(head, line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase) || line.StartsWith("X-Planted:", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("A body of mine", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_a_single_dot_ends_no_letter_and_begins_no_command()
    {
        await using var server = await StartAsync();
        Assert.Equal(Delivery.Taken, await server.SendAsync(Letter("ann@example.org") with { Text = "Before\r\n.\r\nMAIL FROM:<eve@example.com>\r\nAfter" }));
        Assert.Contains("After", Parts(await server.LetterAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(0, server.Letters);
    }

    [Fact]
    public async Task What_a_server_says_of_an_address_is_not_logged()
    {
        var log = new Lines();
        await using var server = await StartAsync(log: log);
        await server.SendAsync(Letter("full@example.org"));
        Assert.NotEmpty(log.Written);
        Assert.All(log.Written, line => Assert.DoesNotContain("full", line, StringComparison.OrdinalIgnoreCase));
    }

    private static Letter Letter(string to) => new(MailKind.SignIn, to, "123456 is your sign-in code", "Your code: 123456\n");

    private static (string[] Head, string Body) Parts(JsonObject taken)
    {
        var halves = ((string)taken["text"]!).Split("\r\n\r\n", 2);
        return (halves[0].Split("\r\n"), halves[1]);
    }

    private async Task<Server> StartAsync(bool encrypted = false, bool starttls = false, bool user = false, TimeSpan? timeout = null, ILogger<SmtpPostman>? log = null)
    {
        var password = Path.Combine(folder.FullName, "password");
        await File.WriteAllTextAsync(password, $"{Password}\n", Cancel);
        var (certificate, key) = await CertificateAsync();
        var (node, ready) = await NodeServer.StartAsync("smtp.mjs", JsonSerializer.Serialize(
            new { certificate, key, starttls, user = user ? User : "", password = Password }));
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = (int)ready["port"]!,
            Encrypted = encrypted,
            User = user ? User : "",
            PasswordFile = password,
            From = "lifts@example.org",
            Timeout = timeout ?? TimeSpan.FromSeconds(20),
        };
        return new Server(node, new SmtpPostman(Options.Create(options), log ?? NullLogger<SmtpPostman>.Instance));
    }

    /// <summary>A certificate that it has signed itself.</summary>
    private async Task<(string Certificate, string Key)> CertificateAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var files = (Path.Combine(folder.FullName, "certificate.pem"), Path.Combine(folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(files.Item1, certificate.ExportCertificatePem(), Cancel);
        await File.WriteAllTextAsync(files.Item2, key.ExportPkcs8PrivateKeyPem(), Cancel);
        return files;
    }

    private sealed class Server(NodeServer node, SmtpPostman postman) : IAsyncDisposable
    {
        public int Letters => node.CountOf("letter");

        public int Recipients => node.CountOf("recipient");

        public Task<Delivery> SendAsync(Letter letter) => postman.SendAsync(letter, Cancel);

        public Task<JsonObject> LetterAsync() => node.NextAsync("letter");

        public ValueTask DisposeAsync() => node.DisposeAsync();
    }

    private sealed class Lines : ILogger<SmtpPostman>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{formatter(state, exception)} {exception}");
    }
}
