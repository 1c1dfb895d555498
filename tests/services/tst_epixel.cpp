// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_tests.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    int failed = 0;
    for (auto *make : {makeEpixelRequestTest, makeEpixelAnswerTest, makeEpixelFailureTest,
                       makeEpixelFollowUpTest, makeEpixelTwinTest, makeEpixelDoubtTest}) {
        const std::unique_ptr<QObject> test = make();
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed;
}
