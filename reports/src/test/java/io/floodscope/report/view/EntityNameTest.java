package io.floodscope.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "br-int/fdb/4/00:11:22:33:44:55 | br-int: FDB entry 00:11:22:33:44:55, VLAN 4",
                "br/fdb/0/00:11:22:33:44:55     | br: FDB entry 00:11:22:33:44:55",
                "vm-3/eth0/neigh/fe80::1        | vm-3: neighbour fe80::1 on eth0",
                "vrrp/r1/51                     | r1: VRRP 51",
                "hsrp/r1/7                      | r1: HSRP 7",
                "cloud/lrp-public/172.16.64.7   | cloud/lrp-public: MAC binding of 172.16.64.7",
                "cloud/lrp-public/fe80::5       | cloud/lrp-public: MAC binding of fe80::5",
                "a\u202eb/fdb/4/short           | a\\u202eb/fdb/4/short"
            })
    void saysWhatPeopleSay(String entity, String words) {
        assertThat(EntityName.of(entity)).isEqualTo(words);
    }
}
