namespace Matching.Tests.Sessions;

/// <summary>Sign-ups and the waiting list as a plain list in memory, written from the words of the rule and not from the code.</summary>
internal sealed class SignUpModel(int maximum)
{
    public List<Party> Live { get; } = [];

    public int Maximum { get; private set; } = maximum;

    public int SignedUp => Live.Where(party => party.Going).Sum(party => party.People);

    public int Waiting => Live.Where(party => !party.Going).Sum(party => party.People);

    public string SignUp(string who, int people, bool wait)
    {
        if (Live.Exists(party => party.Who == who))
        {
            return "AlreadySignedUp";
        }

        var somebodyIsFirst = Live.Exists(party => !party.Going && party.People <= Maximum);
        var fits = SignedUp + people <= Maximum;
        if (fits && !somebodyIsFirst)
        {
            Live.Add(new Party(who, people) { Going = true });
            return "OK";
        }

        if (!wait || people > Maximum)
        {
            return "SessionFull";
        }

        Live.Add(new Party(who, people));
        return "OK";
    }

    public void Cancel(string who)
    {
        Live.RemoveAll(party => party.Who == who);
        MoveUp();
    }

    public void SetMaximum(int people)
    {
        Maximum = people;
        MoveUp();
    }

    /// <summary>Again and again: the first of those who could ever go, goes where there is room.</summary>
    private void MoveUp()
    {
        while (Live.Find(party => !party.Going && party.People <= Maximum) is { } first && SignedUp + first.People <= Maximum)
        {
            first.Going = true;
        }
    }

    internal sealed record Party(string Who, int People)
    {
        public bool Going { get; set; }
    }
}
