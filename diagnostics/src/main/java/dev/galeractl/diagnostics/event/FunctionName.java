package dev.galeractl.diagnostics.event;

/** The readable part of a C++ function's name as linkers write it. */
final class FunctionName {

    private FunctionName() {}

    /** {@code galera::ReplicatorSMM::commit_order_leave} of {@code _ZN6galera13ReplicatorSMM18commit_order_leaveERNS_…}; other names as they are. */
    static String plain(String symbol) {
        if (!symbol.startsWith("_Z")) {
            int arguments = symbol.indexOf('(');
            return arguments > 0 ? symbol.substring(0, arguments) : symbol;
        }
        int at = 2;
        while (at < symbol.length() && "NKSt".indexOf(symbol.charAt(at)) >= 0) {
            at++;
        }
        boolean nested = symbol.startsWith("_ZN");
        StringBuilder name = new StringBuilder();
        while (at < symbol.length() && Character.isDigit(symbol.charAt(at))) {
            int length = Phrase.leadingNumber(symbol.substring(at)).orElse(0);
            int start = at + Integer.toString(length).length();
            if (length == 0 || start + length > symbol.length()) {
                break;
            }
            name.append(name.isEmpty() ? "" : "::").append(symbol, start, start + length);
            at = start + length;
            if (!nested) {
                break;
            }
        }
        return name.isEmpty() ? symbol : name.toString();
    }
}
