using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Matching.Storage.Import.Tables;

/// <summary>Opens and steps through comma-separated text, turning every fault into a refusal that names file and row.</summary>
internal static class CsvText
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false,
        IgnoreBlankLines = true,
        BufferSize = 1 << 16,
        CacheFields = true,
    };

    /// <summary>Opens a stream as UTF-8; bytes that are none become U+FFFD, which the rows refuse with their place.</summary>
    /// <exception cref="ImportRefusedException">The stream is UTF-16.</exception>
    public static CsvParser Open(string name, Stream stream)
    {
        if (stream.CanSeek)
        {
            Span<byte> mark = stackalloc byte[2];
            var read = stream.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
            stream.Position = 0;
            if (read == 2 && (mark is [0xFF, 0xFE] or [0xFE, 0xFF]))
            {
                stream.Dispose();
                throw new ImportRefusedException(name, 1, null, "The file is UTF-16; save it as UTF-8.");
            }
        }

        return new CsvParser(new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16), Format);
    }

    /// <summary>Steps to the next row.</summary>
    /// <returns>False at the end.</returns>
    public static bool Read(string name, CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (Exception fault) when (fault is CsvHelperException or IOException or InvalidDataException)
        {
            throw new ImportRefusedException(name, parser.RawRow, null, "The row cannot be read: the file is cut off or its quotes do not match.", fault);
        }
    }
}
