using Matching.Hosting.Mail;
using Matching.People.Mail;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Tests.Hosting;

/// <summary>Where there is no mail server, letters lie in a folder that their owner alone reads.</summary>
public sealed class FolderPostmanTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("matching-mail-");

    public void Dispose() => root.Delete(recursive: true);

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task A_letter_is_a_file_of_its_owners_and_its_subject_is_logged_in_development_alone(string environment, bool logged)
    {
        var folder = Path.Combine(root.FullName, "not", "there", "yet");
        var log = new Lines();
        var postman = new FolderPostman(
            Options.Create(new MailOptions { Folder = folder }), new HostingEnvironment { EnvironmentName = environment }, TimeProvider.System, log);

        for (var letter = 0; letter < 2; letter++)
        {
            Assert.Equal(
                Delivery.Taken,
                await postman.SendAsync(new Letter(MailKind.SignIn, "ann@example.org", "123456 is your sign-in code", "Your code: 123456\n"), TestContext.Current.CancellationToken));
        }

        var files = Directory.GetFiles(folder, "*.eml");
        Assert.Equal(2, files.Length);
        var text = await File.ReadAllTextAsync(files[0], TestContext.Current.CancellationToken);
        Assert.Contains("To: ann@example.org", text, StringComparison.Ordinal);
        Assert.Contains("Your code: 123456", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal([UnixFileMode.UserRead | UnixFileMode.UserWrite], new HashSet<UnixFileMode> { File.GetUnixFileMode(files[0]), File.GetUnixFileMode(files[1]) });
        }

        Assert.Equal(logged, log.Written.Exists(line => line.Contains("123456", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Written, line => line.Contains("ann@example.org", StringComparison.Ordinal));
    }

    private sealed class Lines : ILogger<FolderPostman>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{formatter(state, exception)} {exception}");
    }
}
