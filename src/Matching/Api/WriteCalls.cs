using Grpc.Core;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Api;

/// <summary>The frame of every rpc that writes.</summary>
internal static class WriteCalls
{
    /// <summary>What an earlier call of this key answered, or null; ends the call where the id was used with other content.</summary>
    /// <typeparam name="T">The domain record that the write answers.</typeparam>
    public static Task<T?> EarlierAsync<T>(this IWrites writes, WriteKey key, FieldChecks checks, ServerCallContext context)
        where T : class => checks.EarlierAsync(() => writes.RecallAsync<T>(key, context.CancellationToken));

    /// <summary>What an earlier call answered, or null; ends the call where the id was used with other content.</summary>
    /// <typeparam name="T">The domain record that the write answers.</typeparam>
    public static async Task<T?> EarlierAsync<T>(this FieldChecks checks, Func<Task<Result<T>?>> recall)
        where T : class =>
        // An id that is wrong in itself was never used.
        !checks.Any && !checks.CheckOnly && await recall() is { } earlier ? earlier.OrThrow() : null;

    /// <summary>
    /// Reads, changes and stores a resource that others may change meanwhile: begins again where they did, unless the caller named the version that
    /// must not have changed.
    /// </summary>
    /// <typeparam name="T">The resource.</typeparam>
    /// <param name="etag">The etag sent; empty where any version will do.</param>
    /// <param name="read">Reads the resource as it is stored now, with its version.</param>
    /// <param name="change">Makes the changed resource of the stored one.</param>
    /// <param name="store">Stores it in place of a version.</param>
    public static async Task<T> ChangeAsync<T>(
        string etag,
        Func<Task<(T Stored, long Version)>> read,
        Func<T, Task<T>> change,
        Func<T, long, Task<Result<T>>> store)
    {
        const int Attempts = 10;
        for (var attempt = 1; ; attempt++)
        {
            var (stored, version) = await read();
            var result = await store(await change(stored), Etags.Read(etag) ?? version);
            if (etag.Length > 0 || attempt == Attempts || result.Failure is not { Reason: Reason.EtagMismatch })
            {
                return result.OrThrow();
            }
        }
    }
}
