using Matching.People.Mail;
using Microsoft.Extensions.Options;

namespace Matching.Hosting.Mail;

/// <summary>Writes letters into a folder, and in development into the log, where there is no mail server.</summary>
internal sealed partial class FolderPostman(IOptions<MailOptions> options, IHostEnvironment environment, TimeProvider clock, ILogger<FolderPostman> logger) : IPostman
{
    /// <inheritdoc />
    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.Folder).FullName;
        var path = Path.Combine(folder, $"{Guid.CreateVersion7(clock.GetUtcNow())}.eml");
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var message = MimeLetter.Of(letter, options.Value);
        await using (var stream = new FileStream(path, file))
        {
            await message.WriteToAsync(stream, cancellation);
        }

        if (environment.IsDevelopment())
        {
            LogLetter(path, letter.Subject);
        }

        return Delivery.Taken;
    }

    [LoggerMessage(EventId = 2621, Level = LogLevel.Information, Message = "A letter was written to {Path}: {Subject}")]
    private partial void LogLetter(string path, string subject);
}
