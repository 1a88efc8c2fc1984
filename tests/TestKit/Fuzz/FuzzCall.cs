using Gateway.Contract;
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

    private bool IsStream => ContractRoutes.Services.SingleOrDefault(service => service.FullName == Service)?.FindMethodByName(Rpc)?.IsServerStreaming == true;

    /// <summary>Makes the call; the answer stays bytes. Of a stream the first message is the answer, and then it is left.</summary>
    public AsyncUnaryCall<byte[]> Invoke(CallInvoker invoker, CallOptions options)
    {
        var all = Token is null ? options : options.WithHeaders(new Metadata { { "authorization", $"Bearer {Token}" } });
        if (!IsStream)
        {
            return invoker.AsyncUnaryCall(new Method<byte[], byte[]>(MethodType.Unary, Service, Rpc, Bytes, Bytes), null, all, Message);
        }

        var call = invoker.AsyncServerStreamingCall(new Method<byte[], byte[]>(MethodType.ServerStreaming, Service, Rpc, Bytes, Bytes), null, all, Message);
        return new AsyncUnaryCall<byte[]>(FirstAsync(call), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private static async Task<byte[]> FirstAsync(AsyncServerStreamingCall<byte[]> call)
    {
        using (call)
        {
            return await call.ResponseStream.MoveNext(CancellationToken.None) ? call.ResponseStream.Current : [];
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"/{Service}/{Rpc} {Convert.ToHexString(Message.AsSpan(0, Math.Min(Message.Length, 400)))}";
}
