namespace Cenotaph.Ingest;

/// <summary>The checksum of gzip and zip (RFC 1952, section 8), four bytes at a time.</summary>
internal struct Crc32
{
    private static readonly uint[][] Tables = Make();

    private uint inverted;

    /// <summary>The checksum of what was added.</summary>
    public readonly uint Value => inverted;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint[] t0 = Tables[0], t1 = Tables[1], t2 = Tables[2], t3 = Tables[3];
        var sum = ~inverted;
        var at = 0;
        for (; at <= bytes.Length - 4; at += 4)
        {
            sum ^= (uint)bytes[at] | ((uint)bytes[at + 1] << 8) | ((uint)bytes[at + 2] << 16) | ((uint)bytes[at + 3] << 24);
            sum = t3[sum & 0xFF] ^ t2[(sum >> 8) & 0xFF] ^ t1[(sum >> 16) & 0xFF] ^ t0[sum >> 24];
        }

        for (; at < bytes.Length; at++)
        {
            sum = t0[(sum ^ bytes[at]) & 0xFF] ^ (sum >> 8);
        }

        inverted = ~sum;
    }

    private static uint[][] Make()
    {
        const uint Polynomial = 0xEDB88320;
        uint[][] tables = [new uint[256], new uint[256], new uint[256], new uint[256]];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? Polynomial ^ (value >> 1) : value >> 1;
            }

            tables[0][i] = value;
        }

        for (var table = 1; table < 4; table++)
        {
            for (var i = 0; i < 256; i++)
            {
                var before = tables[table - 1][i];
                tables[table][i] = tables[0][before & 0xFF] ^ (before >> 8);
            }
        }

        return tables;
    }
}
