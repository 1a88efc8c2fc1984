using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Contract;

/// <summary>The well-known messages that JSON and query strings write as one value.</summary>
internal static class WellKnown
{
    /// <summary>Whether the message is written as one text.</summary>
    public static bool IsValue(MessageDescriptor message) => IsTimestamp(message) || IsDuration(message) || IsFieldMask(message);

    /// <summary>Whether the message is an instant.</summary>
    public static bool IsTimestamp(MessageDescriptor message) => message.FullName == Timestamp.Descriptor.FullName;

    /// <summary>Whether the message is a length of time.</summary>
    public static bool IsDuration(MessageDescriptor message) => message.FullName == Duration.Descriptor.FullName;

    /// <summary>Whether the message names fields.</summary>
    public static bool IsFieldMask(MessageDescriptor message) => message.FullName == FieldMask.Descriptor.FullName;
}
