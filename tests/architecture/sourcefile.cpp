// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace personae::architecture {
namespace {

// One match is one comment or one literal; whatever is between matches is plain code.
const QRegularExpression &commentOrLiteral()
{
    static const QRegularExpression expression(
        uR"x((?<comment>//[^\n]*|/\*.*?\*/)|R"(?<tag>[^(]*)\(.*?\)\k<tag>"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-zA-Z])'(?:\\.|[^'\\\n])+')x"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return expression;
}

QString lineBreaksOf(QStringView text)
{
    return QString(text.count(u'\n'), u'\n');
}

void split(SourceFile &file)
{
    qsizetype last = 0;
    auto matches = commentOrLiteral().globalMatch(file.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QStringView plain = QStringView(file.text).sliced(last, match.capturedStart() - last);
        const QString breaks = lineBreaksOf(match.capturedView());
        const bool comment = match.hasCaptured(u"comment"_s);
        file.code += plain + (comment ? breaks : match.captured());
        file.bare += plain + (comment ? breaks : u"\"\""_s + breaks);
        last = match.capturedEnd();
    }
    file.code += QStringView(file.text).sliced(last);
    file.bare += QStringView(file.text).sliced(last);
}

QStringList includesOf(const QString &code)
{
    static const QRegularExpression line(uR"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"_s,
                                         QRegularExpression::MultilineOption);
    QStringList found;
    auto matches = line.globalMatch(code);
    while (matches.hasNext())
        found.append(matches.next().captured(1));
    return found;
}

} // namespace

SourceFile SourceFile::of(const QString &path, const QString &text)
{
    SourceFile file{path, text, {}, {}, {}};
    if (file.isCpp()) {
        split(file);
        file.includes = includesOf(file.code);
    } else {
        file.code = file.bare = text;
    }
    return file;
}

bool SourceFile::isHeader() const
{
    return path.endsWith(".h"_L1);
}

bool SourceFile::isCpp() const
{
    return isHeader() || path.endsWith(".cpp"_L1) || path.endsWith(".cpp.in"_L1);
}

QList<SourceFile> readTree(const QString &root, const QStringList &folders)
{
    QList<SourceFile> files;
    const QDir top(root);
    for (const QString &folder : folders) {
        QDirIterator walk(top.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                files.append(SourceFile::of(top.relativeFilePath(file.fileName()),
                                            QString::fromUtf8(file.readAll())));
        }
    }
    return files;
}

} // namespace personae::architecture
