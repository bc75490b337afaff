using static Cenotaph.Tests.Ingest.WarcFile;

namespace Cenotaph.Tests.Ingest;

public sealed class WarcCheckTests
{
    private static readonly byte[] Info = Bytes("software: invented\r\n");

    [Theory]
    [InlineData("plain")]
    [InlineData("packed")]
    [InlineData("whole")]
    public void Every_record_of_a_sound_file_is_verified_however_it_is_packed(string how)
    {
        var report = Check(How(Sample(), how));
        Assert.Equal(how == "whole" ? ["a.warc.gz, gzip: seen members that hold no single record each; expected a member for each record, so that each can be read alone."] : [], Faults(report));
        Assert.Equal((5, 5, 0), (report.Warc!.Records, report.Warc.Verified, report.Warc.Unprotected));
        Assert.Equal(("application/warc", 2L), (report.MediaType, report.Warc.Types["response"]));
        Assert.True(report.IsSound);
    }

    [Fact]
    public void A_changed_payload_is_named_by_record_place_and_id_with_both_digests()
    {
        var file = Sample();
        var at = file.Members[0].Length;
        var changed = Bytes(System.Text.Encoding.UTF8.GetString(file.Plain).Replace("nobody at all", "nobody At all", StringComparison.Ordinal));
        var (now, then) = (Bytes("A notice about nobody At all."), Bytes("A notice about nobody at all."));
        var place = Place(file.Plain, 1);
        Assert.Equal(
            $"a.warc, record 2 at byte {place} ({Id(2)}), WARC-Payload-Digest: seen {Sha1(now)}; expected {Sha1(then)}.",
            Faults(Check(changed, "a.warc"))[1]);
        Assert.Equal(4, Check(changed, "a.warc").Warc!.Verified);
        Assert.NotEqual(at, place);
    }

    [Theory]
    [InlineData("sha1:PDVB2PGXUC2A3LNDMVAYUDTK66XFB6D2", "1234")]
    [InlineData("SHA-1:7110eda4d09e062aa5e4a390b0a572ac0d2c0220", "1234")]
    [InlineData("sha256:03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4", "1234")]
    [InlineData("sha256:AOWGOQQW6PQVY5Q64GS6EVPQM6KTMI6IWOELIRM6CP4XRV6II32A====", "1234")]
    [InlineData("md5:81dc9bdb52d04dc20036dbd8313ed055", "1234")]
    public void Digests_are_read_in_each_way_of_writing(string digest, string content)
    {
        if (digest.StartsWith("sha1:", StringComparison.Ordinal))
        {
            digest = Sha1(Bytes(content));
        }

        var report = Check(new WarcFile().Add("resource", Bytes(content), "WARC-Block-Digest: " + digest).Packed);
        Assert.Equal((0L, 1L), (report.Errors, report.Warc!.Verified));
        Assert.Equal(digest.StartsWith("md5", StringComparison.Ordinal), Faults(report).Any(fault => fault.Contains("1 made with MD5", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_unknown_digest_is_reported_and_protects_nothing()
    {
        var report = Check(new WarcFile().Add("resource", Info, "WARC-Block-Digest: blake9:abcd").Packed);
        Assert.Contains("seen 1 of the unknown kind \"blake9\"", Assert.Single(Faults(report)), StringComparison.Ordinal);
        Assert.Equal((0L, 1L, 0L), (report.Errors, report.Warc!.Unprotected, report.Warc.Verified));
    }

    [Theory]
    [InlineData("sha1:abc")]
    [InlineData("sha1:0000000000000000000000000000000000000011")]
    [InlineData("sha256:zz")]
    [InlineData("nothing at all")]
    public void A_digest_that_cannot_be_read_or_differs_is_an_error(string digest) =>
        Assert.Equal(1, Check(new WarcFile().Add("resource", Info, "WARC-Block-Digest: " + digest).Packed).Errors);

    [Fact]
    public void A_payload_digest_may_be_over_the_chunks_as_recorded_or_over_what_is_in_them()
    {
        const string Header = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n", Chunks = "4;x=1\r\nnobo\r\nB\r\ndy and more\r\n0\r\n\r\n";
        long Errors(string over, string body) => Check(new WarcFile().Add(
            "response", Bytes(Header + body), "Content-Type: application/http; msgtype=response", "WARC-Payload-Digest: " + Sha1(Bytes(over))).Packed).Errors;
        Assert.Equal(0, Errors(Chunks, Chunks));
        Assert.Equal(0, Errors("nobody and more", Chunks));
        Assert.Equal(1, Errors("nobody and more", Chunks.Replace("nobo", "nobO", StringComparison.Ordinal)));
        Assert.Equal(1, Errors("nobody and more", Chunks.Replace("B\r\n", "A\r\n", StringComparison.Ordinal)));
        Assert.Equal(0, Errors("not in chunks after all", "not in chunks after all"));
    }

    [Fact]
    public void Revisits_are_found_in_the_file_by_id_by_digest_and_by_address_and_date()
    {
        const string Profile = "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
        var digest = Sha1(Bytes("the same"));
        WarcFile File(params string[] fields) => new WarcFile()
            .Add("revisit", Bytes("HTTP/1.1 200 OK\r\n\r\n"), ["Content-Type: application/http", .. fields])
            .Response("the same");
        void Is(long elsewhere, long errors, WarcFile file)
        {
            var report = Check(file.Packed);
            Assert.Equal((1L, elsewhere, errors), (report.Warc!.Revisits, report.Warc.Elsewhere, report.Errors));
        }

        Is(0, 0, File(Profile, "WARC-Payload-Digest: " + digest));
        Is(0, 0, File(Profile, "WARC-Payload-Digest: " + digest.ToLowerInvariant().Replace("sha1", "SHA-1", StringComparison.Ordinal), "WARC-Refers-To: " + Id(2)));
        Is(0, 0, File(Profile.Replace("identical-payload-digest", "server-not-modified", StringComparison.Ordinal), "WARC-Refers-To-Target-URI: https://example.org/response", "WARC-Refers-To-Date: 2031-04-05T06:07:08Z"));
        Is(1, 0, File(Profile, "WARC-Payload-Digest: " + Sha1(Bytes("another"))));
        Is(0, 1, File(Profile, "WARC-Payload-Digest: " + Sha1(Bytes("another")), "WARC-Refers-To: " + Id(2)));
        Is(1, 1, File("WARC-Refers-To: " + Id(7)));
    }

    [Fact]
    public void Segments_are_put_together_and_their_whole_is_proved()
    {
        long[] Errors(string first, string last, string total, string end = "WARC-Segment-Total-Length: ")
        {
            var report = Check(new WarcFile()
                .Add("resource", Bytes(first), "WARC-Segment-Number: 1", "WARC-Payload-Digest: " + Sha1(Bytes("one and two")))
                .Add("continuation", Bytes(last), "WARC-Segment-Number: 2", "WARC-Segment-Origin-ID: " + Id(1), end + total).Packed);
            return [report.Errors, report.Warc!.Segmented];
        }

        Assert.Equal([0, 1], Errors("one and", " two", "11"));
        Assert.Equal([1, 1], Errors("one and", " tWo", "11"));
        Assert.Equal([1, 1], Errors("one and", " two", "12"));
        Assert.Equal([1, 0], Errors("one and", " two", "11", "X-Other: "));
        var alone = Check(new WarcFile().Add("continuation", Info, "WARC-Segment-Number: 2", "WARC-Segment-Origin-ID: " + Id(9)).Packed);
        Assert.Equal((0L, 1L), (alone.Errors, alone.Doubts));
    }

    [Fact]
    public void A_record_that_was_cut_when_it_was_recorded_is_counted_and_its_digests_hold_for_what_is_there()
    {
        var report = Check(new WarcFile().Add("resource", Info, "WARC-Truncated: length", "WARC-Block-Digest: " + Sha1(Info)).Packed);
        Assert.Equal((0L, 1L, 1L), (report.Errors, report.Warc!.Truncated, report.Warc.Verified));
    }

    [Theory]
    [InlineData("WARC-Type: resource\n", "", "WARC-Type: seen nothing; expected a value, which every record has.")]
    [InlineData("WARC-Date: 2031-04-05T06:07:08Z", "WARC-Date: yesterday", "WARC-Date: seen \"yesterday\"; expected a date and time such as 2024-05-06T07:08:09Z.")]
    [InlineData("Content-Length: 4", "Content-Length: four", "Content-Length: seen \"four\"; expected a whole number of bytes in plain digits.")]
    [InlineData("Content-Length: 4", "Content-Length: -4", "Content-Length: seen \"-4\"; expected a whole number of bytes in plain digits.")]
    [InlineData("Content-Length: 4", "Content-Length: 4\nContent-Length: 5", "Content-Length: seen the field twice; expected one; the first is used.")]
    [InlineData("Content-Length: 4", "Content-Length: 5", "end of record: seen \"\\u000a\\u000d\\u000a\"; expected two line ends (CR LF CR LF).")]
    [InlineData("Content-Length: 4", "Content-Length: 3", "end of record: seen \"d\\u000d\\u000a\\u000d\\u000a\"; expected two line ends (CR LF CR LF).")]
    [InlineData("Content-Length: 4", "Content-Length: 900", "Content-Length: seen 8 bytes, then the end of its gzip member; expected 900.")]
    [InlineData("Content-Length: 4", "Content-Length: 4\nno colon here", "header: seen \"no colon here\"; expected lines of a name, a colon and a value.")]
    [InlineData("WARC-Target-URI: https://example.org/a\n", "", "WARC-Target-URI: seen nothing; expected the address, which a resource has.")]
    [InlineData("WARC/1.1", "WARC/3.7", "version: seen \"WARC/3.7\"; expected WARC/1.0 or WARC/1.1; it is read as if it were.")]
    public void A_faulty_header_is_named_and_the_next_record_is_read(string instead, string there, string fault)
    {
        const string Header = "WARC/1.1\nWARC-Type: resource\nWARC-Record-ID: <urn:uuid:1>\nWARC-Date: 2031-04-05T06:07:08Z\nWARC-Target-URI: https://example.org/a\nContent-Length: 4\n\n";
        var report = Check(new WarcFile().Raw(Header.Replace(instead, there, StringComparison.Ordinal), Bytes("abcd")).Add("resource", Info, "WARC-Block-Digest: " + Sha1(Info)).Packed);
        Assert.Equal($"a.warc.gz, record 1 at byte 0 (<urn:uuid:1>), {fault}", Faults(report)[0]);
        Assert.Equal((2L, 1L), (report.Warc!.Records, report.Warc.Verified));
    }

    [Fact]
    public void Lines_that_go_on_and_names_in_any_case_are_read()
    {
        var report = Check(new WarcFile().Raw(
            "WARC/1.0\nwarc-type: resource\nWARC-RECORD-ID: <urn:uuid:1>\nWARC-Date: 2031-04-05T06:07:08Z\nwarc-target-uri: https://example.org/\n  a/b\nContent-length: 20\nWARC-block-digest:\n "
            + Sha1(Info) + "\n\n", Info).Plain);
        Assert.Equal((0L, 0L, 1L), (report.Errors, report.Doubts, report.Warc!.Verified));
    }

    [Fact]
    public void A_missing_end_of_record_is_said_and_the_next_record_is_read()
    {
        var file = new WarcFile().Raw($"WARC/1.1\nWARC-Type: warcinfo\nWARC-Record-ID: <urn:uuid:1>\nWARC-Date: 2031-04-05T06:07:08Z\nContent-Length: {Info.Length}\n\n", Info, "")
            .Add("resource", Info, "WARC-Block-Digest: " + Sha1(Info));
        foreach (var bytes in new[] { file.Plain, file.Packed })
        {
            var report = Check(bytes);
            Assert.Equal((1L, 2L, 1L), (report.Errors, report.Warc!.Records, report.Warc.Verified));
            Assert.Contains("end of record: seen", Faults(report)[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_id_used_twice_is_an_error()
    {
        var report = Check([.. new WarcFile().Add("warcinfo", Info).Packed, .. new WarcFile().Add("warcinfo", Info).Packed]);
        Assert.Contains("WARC-Record-ID: seen an id that an earlier record has", Assert.Single(Faults(report)), StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_damaged_member_the_next_one_is_read()
    {
        var members = Sample().Members.Select(member => member.ToArray()).ToArray();
        members[1].AsSpan(members[1].Length / 2, 6).Fill(0xFF);
        var report = Check([.. members.SelectMany(member => member)]);
        Assert.Equal(4, report.Warc!.Verified);
        Assert.Contains($"at byte {members[0].Length}", Faults(report)[0], StringComparison.Ordinal);
        Assert.Contains(Faults(report), fault => fault.Contains("gzip: seen a gzip member with", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_between_members_are_said_and_passed_over()
    {
        var members = Sample().Members;
        var report = Check([.. members[0], .. Bytes("stray"), .. members.Skip(1).SelectMany(member => member)]);
        Assert.Equal(($"a.warc.gz, at byte {members[0].Length}, gzip: seen bytes that begin no gzip member; expected a gzip member or the end of the file.", 5L), (Assert.Single(Faults(report)), report.Warc!.Verified));
    }

    [Fact]
    public void A_record_over_several_members_is_read_as_one()
    {
        var plain = Sample().Plain;
        var report = Check([.. plain.Chunk(100).SelectMany(part => Gzip(part))]);
        Assert.Equal((0L, 5L, 1L), (report.Errors, report.Warc!.Verified, report.Doubts));
    }

    internal static byte[] How(WarcFile file, string how) => how switch { "plain" => file.Plain, "packed" => file.Packed, _ => file.PackedWhole };

    // The byte at which the record of that number, from 0, begins.
    private static int Place(byte[] plain, int number)
    {
        var at = 0;
        for (; number > 0; number--)
        {
            at += plain.AsSpan(at).IndexOf("\r\n\r\nWARC/1."u8) + 4;
        }

        return at;
    }
}
