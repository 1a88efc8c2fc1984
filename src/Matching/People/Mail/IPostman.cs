namespace Matching.People.Mail;

/// <summary>Takes letters away.</summary>
public interface IPostman
{
    /// <summary>Sends one letter; whether it was taken, refused for good, or is to be tried again.</summary>
    Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation);
}
