// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/imagemetadata.h"

#include "models/media/imagesegments.h"

#include <QtEndian>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace personae::imagemetadata {

namespace {

struct Findings
{
    bool gps = false;
    bool camera = false;
    bool date = false;
    bool text = false;

    [[nodiscard]] QStringList words() const
    {
        QStringList list;
        if (gps)
            list << u"gps"_s;
        if (camera)
            list << u"camera"_s;
        if (date)
            list << u"date"_s;
        if (text)
            list << u"text"_s;
        return list;
    }
};

/// The directories of a TIFF block: first the main one, from there the ones of EXIF and GPS.
class TiffDirectories
{
public:
    TiffDirectories(QByteArrayView block, Findings &findings)
        : m_block(block)
        , m_findings(findings)
    {
        if (block.size() < 8 || !(block.startsWith("II") || block.startsWith("MM")))
            return;
        m_bigEndian = block.startsWith("MM");
        read(number<quint32>(4), 0);
    }

private:
    template <typename T> T number(qsizetype at) const
    {
        if (at < 0 || at + qsizetype(sizeof(T)) > m_block.size())
            return 0;
        return m_bigEndian ? qFromBigEndian<T>(m_block.data() + at)
                           : qFromLittleEndian<T>(m_block.data() + at);
    }

    void read(qint64 offset, int depth)
    {
        if (offset < 8 || depth > 2)
            return;
        const int count = number<quint16>(offset);
        for (int i = 0; i < count && offset + 2 + 12 * i < m_block.size(); ++i)
            note(offset + 2 + 12 * i, depth);
    }

    void note(qint64 entry, int depth)
    {
        switch (number<quint16>(entry)) {
        case 0x8825: // GPS directory; an empty one tells nothing
            m_findings.gps = m_findings.gps || number<quint16>(number<quint32>(entry + 8)) > 0;
            break;
        case 0x8769: // EXIF directory
            read(number<quint32>(entry + 8), depth + 1);
            break;
        case 0x010F: // maker
        case 0x0110: // model
        case 0x0131: // software
        case 0xA433: // lens maker
        case 0xA434: // lens
        case 0xA431: // body's serial number
            m_findings.camera = true;
            break;
        case 0x0132: // changed
        case 0x9003: // taken
        case 0x9004: // digitized
            m_findings.date = true;
            break;
        case 0x010E: // description
        case 0x013B: // artist
        case 0x8298: // copyright
        case 0x9286: // comment
            m_findings.text = true;
            break;
        default:
            break;
        }
    }

    QByteArrayView m_block;
    Findings &m_findings;
    bool m_bigEndian = false;
};

bool holdsAny(QByteArrayView packet, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [packet](const char *word) { return packet.indexOf(word) >= 0; });
}

void readXmp(QByteArrayView packet, Findings &findings)
{
    if (packet.isEmpty())
        return;
    findings.text = true;
    findings.gps =
        findings.gps || holdsAny(packet, {"GPSLatitude", "GPSLongitude", "Iptc4xmpCore:Location"});
    findings.camera = findings.camera || holdsAny(packet, {"tiff:Make", "tiff:Model", "aux:Lens"});
    findings.date =
        findings.date || holdsAny(packet, {"CreateDate", "DateTimeOriginal", "DateCreated"});
}

void readJpeg(const QByteArray &bytes, Findings &findings)
{
    imagesegments::walkJpeg(bytes, [&findings](int marker, QByteArrayView body) {
        static constexpr QByteArrayView exif("Exif\0\0", 6);
        if (marker == 0xE1 && body.startsWith(exif))
            TiffDirectories(body.sliced(exif.size()), findings);
        else if (marker == 0xE1 && body.startsWith("http://ns.adobe.com/"))
            readXmp(body, findings);
        else if (marker == 0xED || marker == 0xFE) // IPTC, comment
            findings.text = true;
    });
}

void readPng(const QByteArray &bytes, Findings &findings)
{
    imagesegments::walkPng(bytes, [&findings](const QByteArray &name, QByteArrayView body) {
        if (name == "eXIf")
            TiffDirectories(body, findings);
        else if (name == "iTXt" && body.startsWith("XML:com.adobe.xmp"))
            readXmp(body, findings);
        else if (name == "tEXt" || name == "zTXt" || name == "iTXt")
            findings.text = true;
        else if (name == "tIME")
            findings.date = true;
    });
}

void readWebp(const QByteArray &bytes, Findings &findings)
{
    imagesegments::walkWebp(bytes, [&findings](const QByteArray &name, QByteArrayView body) {
        static constexpr QByteArrayView exif("Exif\0\0", 6);
        if (name == "EXIF") // some writers keep JPEG's prefix
            TiffDirectories(body.startsWith(exif) ? body.sliced(exif.size()) : body, findings);
        else if (name == "XMP ")
            readXmp(body, findings);
    });
}

} // namespace

QStringList find(const QByteArray &bytes, const QByteArray &format)
{
    Findings findings;
    if (format == "jpeg")
        readJpeg(bytes, findings);
    else if (format == "png")
        readPng(bytes, findings);
    else if (format == "webp")
        readWebp(bytes, findings);
    else if (format == "tiff")
        TiffDirectories(bytes, findings);
    else if (format == "gif")
        findings.text = imagesegments::walkGif(bytes).hasComment;
    return findings.words();
}

QStringList inBlocks(const QByteArray &exif, const QByteArray &xmp)
{
    Findings findings;
    TiffDirectories(exif, findings);
    readXmp(xmp, findings);
    return findings.words();
}

} // namespace personae::imagemetadata
