using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Matching.People;

namespace Matching.Api;

/// <summary>Makes the key of a write from its message.</summary>
internal static class WriteKeys
{
    /// <summary>The key of this call; its request id takes no part in the hash of its content.</summary>
    public static WriteKey KeyOf(this Caller caller, IMessage request, ServerCallContext context, FieldChecks checks)
    {
        var field = request.Descriptor.FindFieldByName("request_id");
        var requestId = checks.Text("request_id", (string)field.Accessor.GetValue(request), 0, 64);
        var content = Copy(request);
        field.Accessor.Clear(content);
        return new WriteKey(caller.Subject, context.Method.TrimStart('/'), requestId, SHA256.HashData(content.ToByteArray()))
        {
            MayWrite = !checks.CheckOnly,
            Footing = ConsentTable.FootingOf(caller, context.Method),
        };
    }

    private static IMessage Copy(IMessage message) => message.Descriptor.Parser.ParseFrom(message.ToByteArray());
}
