namespace Matching.Storage;

/// <summary>Something that holds a copy of stored rows and is told when they change.</summary>
internal interface IChangeHandler
{
    /// <summary>The PostgreSQL channel that tells of changes.</summary>
    string Channel { get; }

    /// <summary>
    /// The rows have changed, or may have while nobody listened. Must only take note and return; it is called on the listening thread.
    /// </summary>
    void Changed();

    /// <summary>One notification was heard; by default the same as <see cref="Changed"/>. Must only take note and return.</summary>
    /// <param name="payload">What the notification says.</param>
    void Heard(string payload) => Changed();
}
