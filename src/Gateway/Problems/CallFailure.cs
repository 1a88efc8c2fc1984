using Grpc.Core;

namespace Gateway.Problems;

/// <summary>A request feature: how the call to Matching failed, before transcoding writes it in a form of its own.</summary>
/// <param name="Exception">What the gRPC client threw.</param>
internal sealed record CallFailure(RpcException Exception);
