using System.Globalization;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using Matching.Seats;
using Matching.V1;

namespace Matching.Api;

/// <content>Tiles.</content>
internal sealed partial class SeatApi
{
    private const string TileSuffix = ".mvt";

    /// <inheritdoc />
    public override async Task<HttpBody> GetSeatTile(GetSeatTileRequest request, ServerCallContext context)
    {
        var checks = context.Checks();
        var tile = TileOf(checks, request);
        var query = new MarginalQuery { Campaign = checks.OptionalCampaign(request.Campaign), BoundarySet = checks.BoundarySet(request.BoundarySet) };
        checks.ThrowIfAny();

        var view = (await views.OpenAsync(query, context.CancellationToken)).OrThrow();
        var bytes = await tiles.GetAsync(view, tile, context.CancellationToken);
        return new HttpBody { ContentType = "application/vnd.mapbox-vector-tile", Data = UnsafeByteOperations.UnsafeWrap(bytes) };
    }

    private static SeatTile TileOf(FieldChecks checks, GetSeatTileRequest request)
    {
        var zoom = checks.Between("z", request.Z, 0, SeatTile.MaxZoom);
        var most = (1 << Math.Clamp(zoom, 0, SeatTile.MaxZoom)) - 1;
        var column = checks.Between("x", request.X, 0, most);
        var isRow = request.Tile.EndsWith(TileSuffix, StringComparison.Ordinal)
            & int.TryParse(request.Tile.AsSpan(0, Math.Max(0, request.Tile.Length - TileSuffix.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var row);
        if (!isRow || row > most)
        {
            checks.Add("tile", string.Create(CultureInfo.InvariantCulture, $"Must be a row from 0 to {most} followed by {TileSuffix}, for example 0.mvt."));
        }

        return new SeatTile(zoom, column, row);
    }
}
