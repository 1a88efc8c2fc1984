using System.Diagnostics.CodeAnalysis;

namespace Matching.Outcomes;

/// <summary>A value, or the expected failure that stands in its place.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Failure? failure)
    {
        this.value = value;
        Failure = failure;
    }

    /// <summary>The failure, or null where there is a value.</summary>
    public Failure? Failure { get; }

    /// <summary>Tells whether there is a value, and hands out the one or the other.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        value = this.value;
        failure = Failure;
        return failure is null;
    }

    /// <summary>The result of <paramref name="next"/> on the value, or the same failure.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Failure is { } failure ? failure : next(value!);

    /// <summary>The value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>The failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
