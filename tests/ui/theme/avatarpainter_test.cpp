// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/avatarpainter.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace personae;
using namespace Qt::StringLiterals;

class AvatarPainterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initials_data();
    void initials();
    void withoutPicture();
    void pictureIsRound();
    void communityHasANotch();
};

static QImage drawn(const QImage &picture, PersonKind kind)
{
    QImage image(96, 96, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    avatarpainter::paint(painter, image.rect(), picture, u"Bob Stone"_s, u"bob.example.com"_s,
                         kind);
    return image;
}

void AvatarPainterTest::initials_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("two words") << u"Bob Stone"_s << u"BS"_s;
    QTest::newRow("three words") << u"Anna Maria Lind"_s << u"AL"_s;
    QTest::newRow("one word") << u"zoë"_s << u"Z"_s;
    QTest::newRow("vietnamese") << u"Đặng Thị Hà"_s << u"ĐH"_s;
    QTest::newRow("arabic") << u"غسان كنفاني"_s << u"غك"_s;
    QTest::newRow("han") << u"花"_s << u"花"_s;
    QTest::newRow("hangul") << u"김민지"_s << u"김"_s;
    QTest::newRow("devanagari keeps its sign") << u"प्रिया रमन"_s << QString();
    QTest::newRow("sign words are skipped") << u"Zoë & Co."_s << u"ZC"_s;
    QTest::newRow("emoji only") << u"🌻"_s << u"🌻"_s;
    QTest::newRow("empty: the handle") << QString() << u"B"_s;
    QTest::newRow("direction marks") << u"\u202Eevil\u202C name"_s << QString();
}

void AvatarPainterTest::initials()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    const QString found = avatarpainter::initials(name, u"bob.example.com"_s)
                              .normalized(QString::NormalizationForm_C);
    if (expected.isEmpty()) {
        QVERIFY(found.size() >= 2);
        QVERIFY(!found.contains(QChar(0x202E)));
    } else {
        QCOMPARE(found, expected);
    }
}

void AvatarPainterTest::withoutPicture()
{
    const QImage image = drawn({}, PersonKind::Person);
    QCOMPARE(image.pixelColor(48, 6), Theme::initialsGround(u"bob.example.com"_s));
    QCOMPARE(qAlpha(image.pixel(1, 1)), 0);
}

void AvatarPainterTest::pictureIsRound()
{
    QImage picture(40, 20, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QImage image = drawn(picture, PersonKind::Person);
    QCOMPARE(image.pixelColor(48, 48), QColor(Qt::red));
    QCOMPARE(qAlpha(image.pixel(1, 1)), 0);
}

void AvatarPainterTest::communityHasANotch()
{
    QVERIFY(drawn({}, PersonKind::Community) != drawn({}, PersonKind::Person));
    QVERIFY(qAlpha(drawn({}, PersonKind::Community).pixel(90, 90)) > 0);
}

QTEST_MAIN(AvatarPainterTest)
#include "avatarpainter_test.moc"
