using Grpc.Core;

namespace TestKit.Fuzz;

/// <summary>One gRPC call as it goes over the wire.</summary>
/// <param name="Service">Full name of the service.</param>
/// <param name="Rpc">Name of the rpc.</param>
/// <param name="Message">The request's bytes.</param>
/// <param name="Token">Bearer token; null for none.</param>
internal sealed record FuzzCall(string Service, string Rpc, byte[] Message, string? Token = null)
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>Makes the call; the answer stays bytes.</summary>
    public AsyncUnaryCall<byte[]> Invoke(CallInvoker invoker, CallOptions options) =>
        invoker.AsyncUnaryCall(new Method<byte[], byte[]>(MethodType.Unary, Service, Rpc, Bytes, Bytes), null, Token is null ? options : options.WithHeaders(new Metadata { { "authorization", $"Bearer {Token}" } }), Message);

    /// <inheritdoc />
    public override string ToString() => $"/{Service}/{Rpc} {Convert.ToHexString(Message.AsSpan(0, Math.Min(Message.Length, 400)))}";
}
