using Matching.People.Retention;

namespace Matching.Storage.People.Retention;

/// <summary>Forgets messages of what happened.</summary>
internal sealed class MessageCleaner(Database source, RetentionRules rules, TimeProvider clock, ILogger<MessageCleaner> logger)
    : OldRowsCleaner(source, Sql.Read("People/Retention/messages.sql"), rules.Messages, clock, logger)
{
    /// <inheritdoc />
    protected override string Purpose => "forget old messages";
}
