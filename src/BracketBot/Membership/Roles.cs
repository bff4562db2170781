using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Members;

namespace BracketBot.Membership;

/// <summary>What a member may do, as an admin says.</summary>
internal sealed class Roles(MemberList list, MemberChanges changes, AdminMenus menus, TimeProvider time)
{
    public async Task SetAsync(IncomingTap tap, TelegramUserId id, Role role)
    {
        var isNew = false;
        var changed = await changes.ChangeAsync(
            id,
            m => (isNew = m is { HasAccess: true, IsConfigured: false } && m.Role != role) ? m with { Role = role } : null,
            _ => isNew ? [MemberAudit.Of("role", time.GetUtcNow(), id, by: tap.From, to: role.ToString())] : []);
        if (isNew)
        {
            menus.Refresh(id);
        }

        await list.ShowAsync(tap, id, changed?.Role == role ? $"Now {role.ToString().ToLowerInvariant()}" : null);
    }
}
