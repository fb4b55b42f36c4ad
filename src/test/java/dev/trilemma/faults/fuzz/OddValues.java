package dev.trilemma.faults.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/** Values that programs trip over. */
final class OddValues {

    /** As JSON, some of them as no JSON. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0.0",
            "-1",
            "1",
            "0.5",
            "3",
            "7",
            "255",
            "1e-320",
            "4.9e-324",
            "1e-300",
            "1e18",
            "1e30",
            "1e308",
            "-1e308",
            "1e309",
            "1e400",
            "1e2147483647",
            "1e-2147483648",
            "0.1234567890123456789012345678901234567890",
            "2147483647",
            "-2147483648",
            "2147483648",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999999999999999",
            "NaN",
            "Infinity",
            "0x10",
            "01",
            "+1",
            ".5",
            "1_000",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"8\"",
            "\"1e400\"",
            "\"null\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\uffff\\ufffe\"",
            "\"\\u202e\\u0627\\u0644\\u0639\"",
            "\"\ud83d\ude80\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc66\"",
            "\"Z\u0351\u036b\u0343a\u0329l\u0359g\u033bo\"",
            "\"\\r\\n\\tInjected: yes\"",
            "\"'; drop table saved_plan; --\"",
            "\"%' or '1'='1\"",
            "\"\\\\_%\"",
            "\"../../../../etc/passwd\"",
            "\"${jndi:ldap://127.0.0.1/a}\"",
            "\"#{7*7}\"",
            "\"<script>alert(1)</script>\"",
            "\"=1+1\"",
            "\"2026-02-30\"",
            "\"0000-01-01\"",
            "\"9999-12-31\"",
            "\"-999999999-01-01\"",
            "\"2026-11-26T00:00:00\"",
            "\"2026-11-26T23:59:60Z\"",
            "\"2026-11-26T00:00:00+18:00\"",
            "\"0001-01-01T00:00:00+18:00\"",
            "\"9999-12-31T23:59:59.999999999-18:00\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"1-1-1-1-1\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[1]",
            "[\"\"]",
            "[0,0,0,0]",
            "{\"\":null}",
            "{\"a\":1}",
            "{\"amount\":\"-1\",\"currency\":\"USD\"}",
            "{\"amount\":\"1e400\",\"currency\":\"USD\"}",
            "{\"amount\":\"0.000000000000000000000000000001\",\"currency\":\"JPY\"}",
            "{\"amount\":\"99999999999999999999999999999999999999\",\"currency\":\"USD\"}",
            "{\"amount\":\"1\",\"currency\":\"XXX\"}",
            "{\"amount\":1,\"currency\":\"usd\"}",
            "{\"amount\":\"\u0663\",\"currency\":\"USD\"}");

    /** As they stand in a path or a query; some are not encoded as they should be. */
    private static final List<String> TARGETS = List.of(
            "",
            "0",
            "-1",
            "1",
            "2147483648",
            "9223372036854775808",
            "1e3",
            "NaN",
            "null",
            "true",
            "%20",
            "+",
            "%00",
            "a%00b",
            "%0d%0aInjected:%20yes",
            "%",
            "%zz",
            "%2",
            "%ff%fe",
            "%c0%af",
            "%ed%a0%80",
            "%F0%9F%9A%80",
            "%E2%80%AE",
            "%2e%2e%2f",
            "..",
            ".",
            "..%2f..%2fetc%2fpasswd",
            "..;/",
            "a;b=c",
            "%27%3B%20drop%20table%20saved_plan%3B%20--",
            "%25%27%20or%20%271%27%3D%271",
            "%5C_%25",
            "*",
            "{id}",
            "[1]",
            "a,b,,c",
            ",",
            "00000000-0000-0000-0000-000000000000",
            "00000000-0000-0000-0000-00000000000g",
            "1-1-1-1-1",
            "2026-02-30",
            "2026-11-26T00:00:00Z",
            "9999-12-31T23:59:59.999999999-18:00",
            "-999999999-01-01T00:00:00Z",
            "eyJhIjoxfQ",
            "public-prices",
            "default",
            "h100",
            "\u00e4",
            "x".repeat(300),
            "x".repeat(7_000),
            "%F0%9F%9A%80".repeat(400));

    private static final List<String> HEADERS = List.of(
            "",
            " ",
            "*",
            "\"0\"",
            "\"1\"",
            "\"2\"",
            "W/\"1\"",
            "\"1\", \"2\"",
            "\"99999999999999999999\"",
            "\"-1\"",
            "\"",
            "1",
            "x",
            "a b",
            "\u00e4\u00f6\u00fc",
            "\u0007",
            "null",
            ",",
            ";",
            ";q=2",
            "*/*",
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/merge-patch+json",
            "application/problem+json",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/csv",
            "text/csv;charset=utf-16",
            "text/html",
            "text/markdown",
            "text/event-stream",
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "image/png",
            "text/*;q=0.1, */*;q=0",
            "a/b/c",
            "/",
            "gzip",
            "br",
            "deflate, gzip",
            "Bearer x",
            "Basic eDp5",
            "bytes=0-1",
            "http://evil.example",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "de-DE,de;q=0.9",
            "'; drop table saved_plan; --",
            "x".repeat(200),
            "x".repeat(201),
            "x".repeat(6_000));

    private static final List<String> SORT_KEYS = List.of(
            "\"\"",
            "\"x\"",
            "\"1\"",
            "\"-1\"",
            "\"99999999999999999999\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"2026-11-26T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"\\u0000\"",
            "\"NaN\"",
            "null",
            "1",
            "[]");

    private OddValues() {}

    static String json(Random random) {
        return pick(JSON, random);
    }

    static String header(Random random) {
        return pick(HEADERS, random);
    }

    /** Sometimes a cursor, whose checksum is right and whose keys are not. */
    static String target(Random random) {
        return random.nextInt(8) == 0 ? cursor(random) : pick(TARGETS, random);
    }

    static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String cursor(Random random) {
        StringBuilder keys = new StringBuilder("[");
        for (int key = random.nextInt(5); key > 0; key--) {
            keys.append(pick(SORT_KEYS, random)).append(key == 1 ? "" : ",");
        }
        byte[] json = keys.append("]").toString().getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(json);
        String text = Long.toHexString(checksum.getValue()) + ":" + keys;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
