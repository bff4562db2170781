namespace BracketBot.Telegram.Tests.Updates;

/// <summary>
/// Updates of every kind of Bot API 10.3, and some that no version has. None of them is ours, and none may keep what is before and behind it from
/// being read.
/// </summary>
internal static class OddUpdates
{
    private const string User = """{"id":8,"is_bot":false,"first_name":"B"}""";
    private const string Bot = """{"id":9,"is_bot":true,"first_name":"Bot"}""";
    private const string Chat = """{"id":-100,"type":"supergroup","title":"T"}""";
    private const string Private = """{"id":8,"type":"private","first_name":"B"}""";
    private const string Channel = """{"id":-200,"type":"channel","title":"C"}""";
    private const string Photo = """[{"file_id":"f","file_unique_id":"u","width":1,"height":1}]""";

    /// <summary>What may stand in a message beside text, or in its place. Each is tried in a message to a group, where it is none of ours.</summary>
    private static readonly Dictionary<string, string> Contents = new()
    {
        ["photo"] = Photo,
        ["animation"] = """{"file_id":"f","file_unique_id":"u","width":1,"height":1,"duration":1}""",
        ["audio"] = """{"file_id":"f","file_unique_id":"u","duration":1}""",
        ["document"] = """{"file_id":"f","file_unique_id":"u"}""",
        ["video"] = """{"file_id":"f","file_unique_id":"u","width":1,"height":1,"duration":1}""",
        ["video_note"] = """{"file_id":"f","file_unique_id":"u","length":1,"duration":1}""",
        ["voice"] = """{"file_id":"f","file_unique_id":"u","duration":1}""",
        ["sticker"] = """{"file_id":"f","file_unique_id":"u","type":"hologram","width":1,"height":1,"is_animated":false,"is_video":false}""",
        ["story"] = $$"""{"chat":{{Chat}},"id":1}""",
        ["paid_media"] = """{"star_count":1,"paid_media":[{"type":"hologram"}]}""",
        ["checklist"] = """{"title":"t","tasks":[{"id":1,"text":"x"}]}""",
        ["contact"] = """{"phone_number":"1","first_name":"x"}""",
        ["dice"] = """{"emoji":"🎲","value":6}""",
        ["game"] = """{"title":"t","description":"d","photo":[]}""",
        ["poll"] = """{"id":"1","question":"q","options":[],"total_voter_count":0,"is_closed":false,"is_anonymous":true,"type":"oracle","allows_multiple_answers":false}""",
        ["venue"] = """{"location":{"latitude":1.0,"longitude":1.0},"title":"t","address":"a"}""",
        ["location"] = """{"latitude":1.0,"longitude":1.0}""",
        ["new_chat_members"] = $"[{User}]",
        ["left_chat_member"] = User,
        ["new_chat_title"] = "\"t\"",
        ["new_chat_photo"] = Photo,
        ["delete_chat_photo"] = "true",
        ["group_chat_created"] = "true",
        ["message_auto_delete_timer_changed"] = """{"message_auto_delete_time":1}""",
        ["migrate_to_chat_id"] = "-1001",
        ["pinned_message"] = $$"""{"message_id":1,"date":0,"chat":{{Chat}}}""",
        ["invoice"] = """{"title":"t","description":"d","start_parameter":"s","currency":"XTR","total_amount":1}""",
        ["successful_payment"] = """{"currency":"XTR","total_amount":1,"invoice_payload":"p","telegram_payment_charge_id":"c","provider_payment_charge_id":"c"}""",
        ["refunded_payment"] = """{"currency":"GOLD","total_amount":1,"invoice_payload":"p","telegram_payment_charge_id":"c"}""",
        ["users_shared"] = """{"request_id":1,"users":[{"user_id":8}]}""",
        ["chat_shared"] = """{"request_id":1,"chat_id":-100}""",
        ["gift"] = """{"gift":{"id":"g"}}""",
        ["unique_gift"] = """{"gift":{"base_name":"b"},"origin":"found"}""",
        ["connected_website"] = "\"example.com\"",
        ["write_access_allowed"] = "{}",
        ["passport_data"] = """{"data":[{"type":"moon_passport","hash":"h"}],"credentials":{"data":"d","hash":"h","secret":"s"}}""",
        ["proximity_alert_triggered"] = $$"""{"traveler":{{User}},"watcher":{{User}},"distance":1}""",
        ["boost_added"] = """{"boost_count":1}""",
        ["chat_background_set"] = """{"type":{"type":"hologram"}}""",
        ["checklist_tasks_done"] = """{"marked_as_done_task_ids":[1]}""",
        ["direct_message_price_changed"] = """{"are_direct_messages_enabled":true}""",
        ["forum_topic_created"] = """{"name":"n","icon_color":1}""",
        ["forum_topic_closed"] = "{}",
        ["giveaway"] = """{"chats":[],"winners_selection_date":-1,"winner_count":1}""",
        ["paid_message_price_changed"] = """{"paid_message_star_count":1}""",
        ["suggested_post_approved"] = """{"send_date":-5}""",
        ["video_chat_started"] = "{}",
        ["video_chat_participants_invited"] = $$"""{"users":[{{User}}]}""",
        ["web_app_data"] = """{"data":"d","button_text":"b"}""",
        ["something_of_tomorrow"] = """{"type":"new"}""",
    };

    /// <summary>Kinds of updates besides messages and taps of people, with what is in them.</summary>
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["edited_message"] = $$"""{"message_id":1,"date":1,"edit_date":2,"chat":{{Private}},"from":{{User}},"text":"/cancel"}""",
        ["channel_post"] = $$"""{"message_id":1,"date":1,"chat":{{Channel}},"sender_chat":{{Channel}},"text":"/cancel"}""",
        ["edited_channel_post"] = $$"""{"message_id":1,"date":1,"chat":{{Channel}},"text":"/cancel"}""",
        ["business_connection"] = $$"""{"id":"b","user":{{User}},"user_chat_id":8,"date":1,"is_enabled":true}""",
        ["business_message"] = $$"""{"message_id":1,"date":1,"business_connection_id":"b","chat":{{Private}},"from":{{User}},"text":"/cancel"}""",
        ["edited_business_message"] = $$"""{"message_id":1,"date":1,"chat":{{Private}},"from":{{User}},"text":"/cancel"}""",
        ["deleted_business_messages"] = $$"""{"business_connection_id":"b","chat":{{Private}},"message_ids":[1]}""",
        ["message_reaction"] = $$"""{"chat":{{Chat}},"message_id":1,"user":{{User}},"date":1,"old_reaction":[],"new_reaction":[{"type":"hologram"}]}""",
        ["message_reaction_count"] = $$"""{"chat":{{Chat}},"message_id":1,"date":1,"reactions":[{"type":{"type":"hologram"},"total_count":1}]}""",
        ["inline_query"] = $$"""{"id":"1","from":{{User}},"query":"q","offset":"","chat_type":"moon"}""",
        ["chosen_inline_result"] = $$"""{"result_id":"1","from":{{User}},"query":"q"}""",
        ["shipping_query"] = $$$$$"""{"id":"1","from":{{{{{User}}}}},"invoice_payload":"p","shipping_address":{"country_code":"IN"}}""",
        ["pre_checkout_query"] = $$"""{"id":"1","from":{{User}},"currency":"XTR","total_amount":1,"invoice_payload":"p"}""",
        ["purchased_paid_media"] = $$"""{"from":{{User}},"paid_media_payload":"p"}""",
        ["poll"] = """{"id":"1","question":"q","options":[],"total_voter_count":0,"is_closed":false,"is_anonymous":true,"type":"regular","allows_multiple_answers":false}""",
        ["poll_answer"] = $$"""{"poll_id":"1","user":{{User}},"option_ids":[0]}""",
        ["my_chat_member"] = Member("kicked"),
        ["chat_member"] = Member("administrator"),
        ["chat_join_request"] = $$"""{"chat":{{Chat}},"from":{{User}},"user_chat_id":8,"date":1}""",
        ["chat_boost"] = $$$$$"""{"chat":{{{{{Chat}}}}},"boost":{"boost_id":"1","add_date":1,"expiration_date":2,"source":{"source":"hologram"}}}""",
        ["removed_chat_boost"] = $$"""{"chat":{{Chat}},"boost_id":"1","remove_date":1,"source":{"source":"gift_code","user":{{User}} } }""",
        ["managed_bot"] = $$"""{"user":{{User}},"bot":{{Bot}}}""",
        ["guest_message"] = $$"""{"message_id":1,"date":1,"chat":{{Chat}},"from":{{User}},"guest_query_id":"g","text":"/cancel"}""",
        ["stopped_message_generation"] = $$"""{"chat":{{Private}},"user":{{User}},"draft_id":1}""",
        ["kind_of_tomorrow"] = """{"from":"tomorrow"}""",
    };

    /// <summary>By name: an update without its number.</summary>
    public static IReadOnlyDictionary<string, string> NotOurs { get; } = Contents
        .Select(c => ($"message with {c.Key}", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Chat}}},"from":{{{User}}},"{{{c.Key}}}":{{{c.Value}}}}}"""))
        .Concat(Kinds.Select(k => (k.Key, $$"""{"{{k.Key}}":{{k.Value}}}""")))
        .Concat(new[] { "creator", "administrator", "member", "restricted", "left", "kicked", "hologram" }
            .Select(status => ($"my_chat_member {status}", $$"""{"my_chat_member":{{Member(status)}}}""")))
        .Concat(
        [
            ("message of a bot", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Private}}},"from":{{{Bot}}},"text":"/cancel"}}"""),
            ("message of a channel in a group", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Chat}}},"sender_chat":{{{Channel}}},"text":"/cancel"}}"""),
            ("nothing but a number", "{}"),
            ("message that is null", """{"message":null}"""),
            ("tap without a sender", """{"callback_query":{"id":"1","data":"d"}}"""),
            ("message that is a number", """{"message":7}"""),
            ("message that is a list", """{"message":[1]}"""),
            ("message whose sender is a word", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Private}}},"from":"me","text":"/cancel"}}"""),
            ("message whose sender has a word for a number", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Private}}},"from":{"id":"me"},"text":"/cancel"}}"""),
            ("message whose sender has no number", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Private}}},"from":{},"text":"/cancel"}}"""),
            ("message whose chat is of a number's type", $$$"""{"message":{"message_id":1,"date":1,"chat":{"id":8,"type":5},"from":{{{User}}},"text":"/cancel"}}"""),
            ("message whose text is a number", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Private}}},"from":{{{User}}},"text":5}}"""),
            ("message whose number is no whole one", $$$"""{"message":{"message_id":1.5,"date":1,"chat":{{{Private}}},"from":{{{User}}},"text":"/cancel"}}"""),
            ("message whose number is beyond 32 bits", $$$"""{"message":{"message_id":99999999999,"date":1,"chat":{{{Private}}},"from":{{{User}}},"text":"/cancel"}}"""),
            ("message with half a character", $$$"""{"message":{"message_id":1,"date":1,"chat":{{{Private}}},"from":{{{User}}},"text":"\ud83d"}}"""),
            ("tap whose id is a number", $$$"""{"callback_query":{"id":7,"from":{{{User}}},"data":"d"}}"""),
            ("tap whose data is an object", $$$$$"""{"callback_query":{"id":"7","from":{{{{{User}}}}},"data":{}}}"""),
            ("tap that is a word", """{"callback_query":"tap"}"""),
        ])
        .ToDictionary(u => u.Item1, u => u.Item2);

    /// <summary>Commands of ours with something odd in them that nobody reads.</summary>
    public static IReadOnlyDictionary<string, string> OursAllTheSame { get; } = new Dictionary<string, string>
    {
        ["forwarded from where nobody knows"] = """ "forward_origin":{"type":"hologram","date":-1} """,
        ["answers a message of tomorrow"] = $$$$$""" "reply_to_message":{"message_id":1,"date":-1,"chat":{{{{{Private}}}}},"paid_media":{"star_count":1,"paid_media":[{"type":"hologram"}]}} """,
        ["quotes from elsewhere"] = """ "external_reply":{"origin":{"type":"hologram","date":1}} """,
        ["with entities of tomorrow"] = """ "entities":[{"type":"hologram","offset":0,"length":1},{"type":5}] """,
        ["with a keyboard without texts"] = """ "reply_markup":{"inline_keyboard":[[{}]]} """,
        ["with the date of long ago"] = """ "date":-62135596800 """,
        ["with dates that are words"] = """ "edit_date":"yesterday" """,
        ["by way of a bot that is a word"] = """ "via_bot":"me" """,
        ["with fields of tomorrow"] = """ "hologram":{"type":"new","of":[1,"two",null]} """,
        ["in rich text of tomorrow"] = """ "rich_message":{"blocks":[{"type":"hologram"}]} """,
    };

    private static string Member(string status) =>
        $$$"""{"chat":{{{Private}}},"from":{{{User}}},"date":1,"old_chat_member":{"status":"member","user":{{{Bot}}}},"new_chat_member":{"status":"{{{status}}}","user":{{{Bot}}},"until_date":0}}""";
}
