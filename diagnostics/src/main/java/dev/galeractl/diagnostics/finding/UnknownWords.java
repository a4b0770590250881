package dev.galeractl.diagnostics.finding;

import java.util.Map;

/** What a sentence says in the place of a value that nobody told: a log may begin late, end early, or never name it. */
final class UnknownWords {
    private static final LocalizedText ANY = new LocalizedText("unknown", "不明");

    /** By the name of the parameter, such that it reads well where the pages use it. */
    private static final Map<String, LocalizedText> WORDS = Map.ofEntries(
            Map.entry("address", new LocalizedText("an address that is not told", "記録のないアドレス")),
            Map.entry("at", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("back", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("candidates", new LocalizedText("more than one", "複数の候補")),
            Map.entry("donor", new LocalizedText("(name unknown)", "(名前不明)")),
            Map.entry("end", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("endpoint", new LocalizedText("its address", "自身のアドレス")),
            Map.entry("engine", new LocalizedText("(name unknown)", "(名前不明)")),
            Map.entry("error", new LocalizedText("not told in the log", "ログに記載なし")),
            Map.entry("file", new LocalizedText("a file that is not named", "名前の記録がないファイル")),
            Map.entry("first", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("free", new LocalizedText("an unknown number of", "不明な量の")),
            Map.entry("group", new LocalizedText("(name unknown)", "(名前不明)")),
            Map.entry("healedAt", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("joiner", new LocalizedText("the joiner", "参加ノード")),
            Map.entry("last", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("limit", new LocalizedText("unknown", "不明")),
            Map.entry("living", new LocalizedText("another node", "別のノード")),
            Map.entry("member", new LocalizedText("Another member", "別のメンバー")),
            Map.entry("method", new LocalizedText("an unknown method", "不明な方式")),
            Map.entry("nodes", new LocalizedText("This node", "このノード")),
            Map.entry("observer", new LocalizedText("another node", "別のノード")),
            Map.entry("option", new LocalizedText("an option that is not named", "名前の記録がないオプション")),
            Map.entry("otherUuid", new LocalizedText("UUID unknown", "UUID 不明")),
            Map.entry("ownName", new LocalizedText("not told", "不明")),
            Map.entry("path", new LocalizedText("a file that is not named", "名前の記録がないファイル")),
            Map.entry("peers", new LocalizedText("other nodes", "ほかのノード")),
            Map.entry("position", new LocalizedText("an unknown position", "不明な位置")),
            Map.entry("provider", new LocalizedText("version unknown", "バージョン不明")),
            Map.entry("reason", new LocalizedText("no reason told", "理由の記載なし")),
            Map.entry("seqno", new LocalizedText("(number unknown)", "(番号不明)")),
            Map.entry("silentPeer", new LocalizedText("a peer", "相手ノード")),
            Map.entry("since", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("statement", new LocalizedText("the statement is not told", "文の記録なし")),
            Map.entry("stopped", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("subject", new LocalizedText("(name unknown)", "(名前不明)")),
            Map.entry("table", new LocalizedText("(name unknown)", "(名前不明)")),
            Map.entry("tables", new LocalizedText("(name unknown)", "(名前不明)")),
            Map.entry("until", new LocalizedText("an unknown time", "不明な時刻")),
            Map.entry("uuid", new LocalizedText("UUID unknown", "UUID 不明")),
            Map.entry("value", new LocalizedText("a value that is not told", "記録のない値")),
            Map.entry("version", new LocalizedText("version unknown", "バージョン不明")),
            Map.entry("votes", new LocalizedText("none was heard", "記録なし")),
            Map.entry("wanted", new LocalizedText("an unknown number of", "不明な量の")),
            Map.entry("what", new LocalizedText("something that is not named", "名前の記録がない対象")),
            Map.entry("written", new LocalizedText("an option that is not named", "名前の記録がないオプション")));

    private UnknownWords() {}

    static LocalizedText of(String parameter) {
        return WORDS.getOrDefault(parameter, ANY);
    }
}
