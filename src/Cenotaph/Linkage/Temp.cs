#pragma warning disable
using System.Text;
namespace Cenotaph.Linkage;
internal static class TempNames
{
    static readonly Dictionary<char,string> Map = new(){['а']="a",['б']="b",['в']="v",['г']="g",['д']="d",['е']="e",['ё']="e",['ж']="zh",['з']="z",['и']="i",['й']="i",['к']="k",['л']="l",['м']="m",['н']="n",['о']="o",['п']="p",['р']="r",['с']="s",['т']="t",['у']="u",['ф']="f",['х']="kh",['ц']="ts",['ч']="ch",['ш']="sh",['щ']="sh",['ъ']="",['ы']="i",['ь']="",['э']="e",['ю']="iu",['я']="ia",['і']="i",['ї']="i",['є']="e",['ґ']="g"};
    public static string Key(string s)
    {
        var b = new StringBuilder();
        foreach (var c0 in s.ToLowerInvariant().Normalize(NormalizationForm.FormD)) { if (Map.TryGetValue(c0, out var m)) b.Append(m); else if (c0 is >= 'a' and <= 'z') b.Append(c0); else if (char.IsDigit(c0)) b.Append(c0); else if (c0 is ' ' or '-' or ',') { if (b.Length>0 && b[^1]!=' ') b.Append(' '); } }
        var t = b.ToString().TrimEnd();
        bool cyr = s.Any(c => c is >= '\u0400' and <= '\u04ff');
        return t;
    }
    public static string Ru(string s) { var t = Key(s); t = t.Replace("shch","sh").Replace("tch","ch").Replace("dj","zh").Replace("y","i").Replace("j","i").Replace("kh","h").Replace("x","ks").Replace("ii","i").Replace("ie","e").Replace("ii","i"); return t; }
}
internal static class TempSim
{
    public static int Osa(string a, string b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max) return max + 1;
        Span<int> p = stackalloc int[b.Length + 1], q = stackalloc int[b.Length + 1], r = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) q[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            r[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int c = a[i-1]==b[j-1]?0:1;
                int v = Math.Min(Math.Min(r[j-1]+1, q[j]+1), q[j-1]+c);
                if (i>1&&j>1&&a[i-1]==b[j-2]&&a[i-2]==b[j-1]) v = Math.Min(v, p[j-2]+1);
                r[j]=v;
            }
            var t = p; p = q; q = r; r = t;
        }
        return q[b.Length];
    }
    public static double Jw(string a, string b)
    {
        if (a==b) return 1; if (a.Length==0||b.Length==0) return 0;
        int w = Math.Max(0, Math.Max(a.Length,b.Length)/2-1); Span<bool> fa = stackalloc bool[a.Length], fb = stackalloc bool[b.Length]; fa.Clear(); fb.Clear(); int m=0;
        for (int i=0;i<a.Length;i++) for (int j=Math.Max(0,i-w); j<=Math.Min(b.Length-1,i+w); j++) if(!fb[j]&&a[i]==b[j]) { fa[i]=fb[j]=true; m++; break; }
        if (m==0) return 0; int t=0,k=0; for (int i=0;i<a.Length;i++) if (fa[i]) { while(!fb[k])k++; if(a[i]!=b[k])t++; k++; }
        double d = (m/(double)a.Length+m/(double)b.Length+(m-t/2)/(double)m)/3; int l=0; while(l<4&&l<a.Length&&l<b.Length&&a[l]==b[l])l++; return d+l*0.1*(1-d);
    }
}
